# Signing in, and passwords.
sign-in-title = 登录
sign-in-lead = 供评委和组委会使用。参赛者不需要账号。
sign-in-email = 电子邮箱
sign-in-password = 密码
sign-in-act = 登录
sign-in-forgotten = 忘记密码，请联系组委会重新发送设置链接。
sign-in-wrong = 邮箱或密码不正确。请检查后重试。
sign-in-held-back = 尝试次数过多，暂时不能登录。请 15 分钟后再试。
sign-in-demo = 演示账号
sign-in-demo-what = 这是演示环境，点一下即可登录。
sign-in-as = 以 { $email } 登录
done-signed-out = 已退出登录
done-password-set = 密码已设置，请登录

password-title = 设置密码
password-lead = { $name }（{ $email }），请为您的账号设置密码。
password-new = 新密码
password-rule = 至少 { $n } 个字符；长一点、好记的句子比复杂的短密码更安全。
password-again = 再输入一次
password-act = 设置密码
password-sessions = 设置后，这个账号在其他设备上的登录都会退出。
password-too-short = 密码至少要有 { $n } 个字符
password-too-long = 密码最多 { $n } 个字符
password-differs = 两次输入的密码不一致

link-unknown = 链接无效
link-unknown-what = 这个设置密码的链接不存在，可能没有复制完整。请从邮件中重新打开。
link-used = 链接已失效
link-used-what = 这个链接已经用过，或者已被新的链接取代。如果您已设置密码，请直接登录；否则请打开最新的邮件，或联系组委会。
link-expired = 链接已过期
link-expired-what = 这个设置密码的链接已超过有效期。请联系组委会重新发送。
link-disabled = 账号已停用
link-disabled-what = 这个账号已被停用，不能设置密码。如有疑问，请联系组委会。
