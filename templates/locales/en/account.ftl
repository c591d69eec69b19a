# Signing in, and passwords.
sign-in-title = Sign in
sign-in-lead = For the jury and the organizers. Contestants need no account.
sign-in-email = E-mail address
sign-in-password = Password
sign-in-act = Sign in
sign-in-forgotten = If you forgot your password, ask the organizers for a new link.
sign-in-wrong = The address or the password is wrong. Check both and try again.
sign-in-held-back = There were too many tries. Please wait 15 minutes and try again.
sign-in-demo = Demo accounts
sign-in-demo-what = This is a demonstration: one press signs you in.
sign-in-as = Sign in as { $email }
done-signed-out = You are signed out
done-password-set = Your password is set; please sign in

password-title = Set your password
password-lead = { $name } ({ $email }), choose a password for your account.
password-new = New password
password-rule = At least { $n } characters; a longer sentence that you remember is safer than a short, complicated word.
password-again = The same again
password-act = Set password
password-sessions = This ends every other session of your account.
password-too-short = A password has at least { $n } characters
password-too-long = A password has at most { $n } characters
password-differs = The two passwords are not the same

link-unknown = This link does not work
link-unknown-what = There is no such link for setting a password; it may have been copied in part. Open it from the mail again.
link-used = This link is used up
link-used-what = It was used already, or a newer link has taken its place. If you have set your password, sign in; otherwise open the newest mail, or ask the organizers.
link-expired = This link has expired
link-expired-what = The time for setting a password with this link is over. Ask the organizers for a new one.
link-disabled = This account is disabled
link-disabled-what = It cannot be given a password. If you think this is a mistake, ask the organizers.

account-title = My account
account-lead = { $name } · { $role } · { $email }
devices-title = Signed-in devices
devices-what = A device is signed out after { $hours } hours without use, and { $days } days after signing in. If you do not know one of them, sign it out and change your password.
devices-end-others = Sign out elsewhere
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
