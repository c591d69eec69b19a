# Signing in, and passwords.
sign-in-title = Sign in
sign-in-lead = For judges and organizers. Contestants need no account.
sign-in-email = E-mail address
sign-in-password = Password
sign-in-act = Sign in
sign-in-forgotten = If you forgot your password, ask the organizers to send you a new link.
sign-in-wrong = The e-mail address or the password is wrong. Please check both and try again.
sign-in-held-back = Too many tries; signing in is blocked for now. Please try again in 15 minutes.
sign-in-demo = Demo accounts
sign-in-demo-what = This is a demonstration: one press signs you in.
sign-in-as = Sign in as { $email }
done-signed-out = You are signed out
done-password-set = Your password is set; please sign in

password-title = Set your password
password-lead = { $name } ({ $email }), please set a password for your account.
password-new = New password
password-rule = At least { $n } characters; a long sentence that you remember is safer than a short, complicated password.
password-again = Repeat the password
password-act = Set password
password-sessions = This signs your account out on all other devices.
password-too-short = A password needs at least { $n } characters
password-too-long = A password can have at most { $n } characters
password-differs = The two passwords are not the same

link-unknown = This link cannot be used
link-unknown-what = There is no such link for setting a password; it may not have been copied completely. Open it again from the e-mail.
link-used = This link is no longer valid
link-used-what = It has been used already or replaced by a newer link. If you have set your password, sign in; otherwise open the newest e-mail, or ask the organizers.
link-expired = This link has expired
link-expired-what = The time for setting a password with this link is over. Please ask the organizers to send a new one.
link-disabled = This account is disabled
link-disabled-what = No password can be set for it. If you have questions, please contact the organizers.

account-title = My account
account-lead = { $name } · { $role } · { $email }
devices-title = Signed-in devices
devices-what = A device is signed out after { $hours } hours without use, and { $days } days after signing in. If you do not know one of them, sign it out, and ask an organizer to invite you again: the letter’s link sets a new password.
devices-end-others = Sign out other devices
device-this = this device
device-since = signed in
device-used = last used
device-end = Sign out
done-session-ended = The device is signed out
done-sessions-ended = All other devices are signed out

# Devices: browser and system
device = { $browser } · { $system }
browser-wechat = WeChat
browser-qq = QQ Browser
browser-uc = UC Browser
browser-huawei = Huawei Browser
browser-xiaomi = Mi Browser
browser-samsung = Samsung Internet
browser-edge = Edge
browser-opera = Opera
browser-firefox = Firefox
browser-chrome = Chrome
browser-safari = Safari
browser-other = Another browser
system-harmony = HarmonyOS
system-android = Android
system-iphone = iPhone
system-ipad = iPad
system-windows = Windows
system-macos = macOS
system-linux = Linux
system-other = another system

# The password is asked for again before weighty acts.
confirm-title = Your password once more
confirm-password = Your password
confirm-why = What you sent is kept, and is carried out once the password is right. You are not asked again for { $minutes } minutes.
confirm-demo = The password of the demo accounts:
confirm-act = Go on
confirm-back = Go back instead
confirm-wrong = The password is wrong, and nothing was done. Please enter it again.
confirm-held-back = There were too many wrong passwords, and nothing was done. Please wait 15 minutes and try again.
confirm-invite = You are about to invite somebody, or to send a new link that sets a password.
confirm-disable = You are about to disable an account. It is signed out everywhere at once.
confirm-enable = You are about to enable an account again.
confirm-contact = You are about to see a contestant’s contact details in full.
confirm-publish = You are about to publish the result of a round, for everybody to see.
