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
