# Signing in, and passwords.
sign-in-title = 登录
sign-in-lead = 供评委和组委会使用。参赛者不需要账号。
sign-in-email = 电子邮箱
sign-in-password = 密码
sign-in-act = 登录
sign-in-forgotten = 忘记密码时，请联系组委会重新发送设置链接。
sign-in-wrong = 电子邮箱或密码不正确，请检查后重试。
sign-in-held-back = 尝试次数过多，暂时不能登录。请 15 分钟后再试。
sign-in-demo = 演示账号
sign-in-demo-what = 这是演示环境，点一下即可登录。
sign-in-as = 以 { $email } 登录
done-signed-out = 已退出登录
done-password-set = 密码已设置，请登录

password-title = 设置密码
password-lead = { $name }（{ $email }），请为您的账号设置密码。
password-new = 新密码
password-rule = 至少 { $n } 个字符；一句容易记住的长句比复杂的短密码更安全。
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

account-title = 我的账号
account-lead = { $name } · { $role } · { $email }
devices-title = 已登录的设备
devices-what = 连续 { $hours } 小时没有使用，或登录满 { $days } 天，会自动退出。看到不认识的设备，请让它退出，并请组委会重新发送邀请，用邮件中的链接设置新密码。
devices-end-others = 退出其他设备
device-this = 本机
device-since = 登录于
device-used = 最近使用
device-end = 退出
done-session-ended = 该设备已退出
done-sessions-ended = 其他设备已退出

# 设备：浏览器和系统
device = { $browser } · { $system }
browser-wechat = 微信
browser-qq = QQ 浏览器
browser-uc = UC 浏览器
browser-huawei = 华为浏览器
browser-xiaomi = 小米浏览器
browser-samsung = 三星浏览器
browser-edge = Edge
browser-opera = Opera
browser-firefox = Firefox
browser-chrome = Chrome
browser-safari = Safari
browser-other = 其他浏览器
system-harmony = 鸿蒙
system-android = 安卓
system-iphone = iPhone
system-ipad = iPad
system-windows = Windows
system-macos = macOS
system-linux = Linux
system-other = 其他系统

# 重要操作之前再次输入密码
confirm-title = 请再输入一次密码
confirm-password = 您的登录密码
confirm-why = 刚才填写的内容都保留着，密码正确就继续执行。之后 { $minutes } 分钟内不再询问。
confirm-demo = 演示账号的密码：
confirm-act = 继续
confirm-back = 不做了，返回
confirm-wrong = 密码不正确，还没有执行。请重新输入。
confirm-held-back = 密码错误次数过多，还没有执行。请 15 分钟后再试。
confirm-invite = 您正要邀请一个人，或给他重新发送设置密码的链接。
confirm-disable = 您正要停用一个账号，它会立即在所有设备上退出。
confirm-enable = 您正要重新启用一个账号。
confirm-contact = 您正要查看一位参赛者的完整联系方式。
confirm-publish = 您正要公示一轮评选的结果，公示后所有人都能看到。
