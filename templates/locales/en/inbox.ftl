# Messages that come in, their files, and entries on the contest's own accounts.

inbox-lead = { $all } messages received: { $entries } are entries, { $waiting } wait, { $dismissed } are dismissed.
inbox-show = Filter messages by state
inbox-all = All
inbox-none = No messages
inbox-none-what = Set the contest’s mailbox (imap_url) or import files with reeljury import-mail; messages then appear here.
message-no-subject = (no subject)
message-state-waiting = Waiting
message-state-entry = Entry
message-state-set_aside = Dismissed
message-reason-answer = Replies to a letter
message-reason-no_video = No video
message-reason-packed = No video file; it may be inside an archive
message-reason-link_only = Only a link to a cloud drive or large attachment
message-reason-incomplete = The video is incomplete or not recognised
message-reason-unclear_author = The author is not named
message-reason-too_large = The message is too large
message-reason-outside_window = Outside the contest’s dates
message-reason-not_a_contest_mail = Perhaps not about the contest
message-reason-automatic = Automatic reply
message-reason-bulk = Bulk mail
message-reason-bounce = Returned as undeliverable
message-problem-no_header = This is not a whole message: it has no header.
message-problem-too_large = The message is larger than 200 MB; only its header was read.
message-problem-too_many_parts = It has too many attachments or levels; the rest was not read.
message-problem-long_header = Its header is too long; the rest was not read.
message-problem-long_text = Its text is too long; the rest was not stored.
message-problem-incomplete_file = An attachment is incomplete.
message-problem-damaged_file = An attachment was damaged on its way.
message-why = Why it waits
message-text = Text
message-no-text = It has no text.
message-quoted = With the quoted message
message-files = Attachments
message-no-files = No attachments.
message-no-name = (no file name)
message-video = Video
message-incomplete = The file is incomplete: the message ends before it does. Ask the author to send it again.
message-damaged = Odd characters in the file were skipped; check whether it plays.
message-bomb = This archive would grow out of all proportion when unpacked; do not unpack it.
message-save = Save
message-container = A message or archive; its contents follow
message-packed = { $n } files in the archive
message-links = Links to cloud drives and large attachments
message-links-what = The program does not download from them. Ask the author to attach the video before they expire.
message-answers = This message replies to a letter about an earlier message
message-expires = expires { $at }
message-expires-days = expires { $n ->
    [one] { $n } day
   *[other] { $n } days
  } after it was sent
message-expires-never = does not expire
message-expires-over = expired
message-extraction-code = code { $code }
message-says = Details recognised
message-says-nothing = No details of an entry were recognised.
message-intro = Introduction
message-certain = stated
message-guess = guess
message-from-form = form “{ $name }”
message-from-file-name = file name “{ $name }”
message-from-line = a labelled line
message-from-subject = the subject
message-from-text = the text
message-from-sender = the sender’s name
message-received = Received at
message-received-server = recorded by the mail server
message-received-header = recorded in the header
message-received-date = the date that the sender gave
message-received-import = when it was imported
message-dated = Date in the message
message-dated-odd = more than a day from when it was received
message-source = Source
message-namesakes = Messages with the same Message-ID but other content:
message-settle = Deal with the message
message-make-entry = Make it an entry
message-settle-details = Confirm the details
message-code = Entry code
message-code-hint = Such as TJ2-000123; the message becomes part of that entry.
message-join = Add to an existing entry
message-ask-for = What is missing
message-ask = Write to ask the author for it
message-set-aside = Dismiss
message-take-back = Reopen
message-is-entry = This message is part of an entry.
message-choose = Please choose what to do with it.
message-settled-already = Somebody has dealt with this message; please look at how it stands now.
message-no-such-entry = No entry has this code; please check it.
message-not-by-mail = That entry was submitted by link; a message cannot be added to it.
message-entry-is-judged = That entry is being judged; no message can be added to it any more.
message-entry-is-out = That entry was not accepted or is withdrawn; no message can be added to it.
message-entry-decided = That entry is accepted or already has a result; its details can no longer be changed.
message-entry-changed = Somebody changed the entry in the meantime; please open the page again.
message-asked-already = A letter that asks for the same has already been written.
message-nobody-to-ask = A program sent this message, or it has no address to reply to.
message-nothing-to-ask = Choose what is missing, or write what you ask for.
message-step-arrive = Received
message-step-make_entry = Made an entry
message-step-join = Added to an existing entry
message-step-set_aside = Dismissed
message-step-take_back = Reopened
message-step-ask = Author asked for more
media-problem-empty = The file is empty.
media-problem-cut_short = The file is incomplete: its upload or recording broke off.
media-problem-no_index = The video lacks its index; its recording may have broken off, and it does not play.
media-problem-unreadable = The file is not recognised; it may be damaged.
done-message-settled = Done
done-message-details-settled = The details are confirmed.
done-message-asked = The letter is written and will be sent.
entry-letters-in = Messages and videos
entry-description-by-mail = Introduction
publish-title = Publish on the official account
publish-what = Once the video is published on the official account, record its link and publication time here; from then on the entry is judged in the monthly round that is open.
publish-link = Link of the post
publish-at = Published at
publish-act = Record the publication
published-as = Published on the official account
publish-no-time = Enter when it was published, such as 2023-08-20 10:30.
publish-not-accepted = Publication can be recorded only once the entry has passed the eligibility review.
publish-judged = Judges score this entry by the link that was recorded, so it can no longer be corrected. If the video does not play, put the entry on hold first.
publish-correct = Correct the link of the post
publish-correct-act = Correct
publish-not-a-video = The link does not lead to a video page that is recognised; open a short link first, then copy the full one.
publish-bad-link = No link to a video on a partner platform was found.
publish-bad-time = It must have been published after the message was received, and not later than now.
publish-taken = The same video belongs to entry { $code }; please check whether it was entered twice.
publish-undecided = It may be the same entry as { $code }; please decide that under “Possible duplicates” first.
publish-no-month = No monthly round is open in which it could count.
done-entry-published = The publication is recorded; the entry is now judged.
score-videos = The video file that the author sent

# the mailboxes from which messages are fetched
mailbox-well = Last fetched
mailbox-new = No messages fetched yet
mailbox-failing = Fetching messages failed { $n } { $n ->
    [one] time
   *[other] times
} in a row
mailbox-refused = The mailbox refused the sign-in { $n } { $n ->
    [one] time
   *[other] times
} in a row
mailbox-again = Next try
mailbox-left = { $n ->
    [one] { $n } message was not fetched and is
   *[other] { $n } messages were not fetched and are
  } still in the mailbox
mailbox-folder-inbox = Inbox
mailbox-folder-junk = Junk
mailbox-left-what = Please look at them in the mailbox; if they belong to the contest, save them and import them with reeljury import-mail.
desk-mailbox-refused = The mailbox { $name } refuses the sign-in: no new entries arrive
desk-mailbox-failing = Fetching messages from the mailbox { $name } keeps failing
desk-see-mailbox = See why

# mail services and net disks
cloud-qq-ftn = QQ Mail large attachment
cloud-exmail-ftn = Tencent Exmail large attachment
cloud-163-large = NetEase Mail large attachment
cloud-netease-dashi = NetEase Mail Master cloud attachment
cloud-netease-qiye = NetEase business mail cloud attachment
cloud-139-large = 139 Mail large attachment
cloud-139-caiyun = China Mobile cloud disk
cloud-sina = Sina Mail large attachment
cloud-189 = China Telecom cloud disk
cloud-icloud = iCloud
cloud-baidu = Baidu disk
cloud-aliyun = Aliyun Drive
cloud-quark = Quark disk
cloud-uc = UC disk
cloud-weiyun = Tencent Weiyun
cloud-123pan = 123 disk
cloud-xunlei = Xunlei disk
cloud-115 = 115 disk
cloud-lanzou = Lanzou disk
cloud-jianguoyun = Jianguoyun
cloud-cowtransfer = CowTransfer
cloud-wenshushu = Wenshushu
cloud-onedrive = OneDrive
cloud-google-drive = Google Drive
cloud-dropbox = Dropbox
cloud-wetransfer = WeTransfer
