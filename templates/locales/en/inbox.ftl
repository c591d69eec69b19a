# Messages that come in, their files, and entries on the contest's own accounts.

inbox-lead = { $all } letters came in: { $entries } are works, { $waiting } wait, { $aside } are set aside.
inbox-show = Which letters to show
inbox-all = All
inbox-none = No letters
inbox-none-what = Set the contest’s mailbox (imap_url), or bring in files by “reeljury import-mail”; letters then show up here.
message-no-subject = (no subject)
message-state-waiting = Waiting
message-state-entry = A work
message-state-set_aside = Set aside
message-reason-answer = Answers a letter of ours
message-reason-no_video = No video
message-reason-packed = No video file; it may be inside an archive
message-reason-link_only = Only a link to a file elsewhere
message-reason-incomplete = The video is not complete, or not one that is known
message-reason-unclear_author = The author is not clear
message-reason-too_large = Too large
message-reason-outside_window = Outside the contest’s time
message-reason-not_a_contest_mail = Perhaps not about the contest
message-reason-automatic = An automatic answer
message-reason-bulk = Bulk mail
message-reason-bounce = A bounce
message-problem-no_header = This is no whole letter: it has no header.
message-problem-too_large = The letter has more than 200 MB; only its header was read.
message-problem-too_many_parts = It has too many parts or levels; the rest was left out.
message-problem-long_header = Its header is too long; the rest was left out.
message-problem-long_text = Its text is too long; the rest was left out.
message-problem-incomplete_file = A file is not complete.
message-problem-damaged_file = A file was damaged on its way.
message-why = Why it waits
message-text = What it says
message-no-text = It has no text.
message-quoted = With the letter it quotes
message-files = Files
message-no-files = It brought no files.
message-no-name = (no name)
message-video = Video
message-incomplete = The file is not complete: the letter ends before it. Ask for it again.
message-damaged = Odd characters were skipped in the file; see whether it plays.
message-bomb = This archive would swell out of all proportion; do not unpack it.
message-save = Save
message-container = A letter or container; what it holds follows
message-packed = { $n } files in the archive
message-links = Links to files elsewhere
message-links-what = The program never fetches them. Ask for the video itself before they expire.
message-answers = Answers what we wrote about this letter
message-expires = expires { $at }
message-expires-days = expires { $n ->
    [one] { $n } day
   *[other] { $n } days
  } after it was sent
message-expires-never = does not expire
message-expires-over = has expired
message-extraction-code = code { $code }
message-says = What it seems to say
message-says-nothing = Nothing about a work was recognised.
message-intro = Introduction
message-certain = plainly said
message-guess = a guess
message-from-form = form “{ $name }”
message-from-file-name = file name “{ $name }”
message-from-line = a labelled line
message-from-subject = the subject
message-from-text = the text
message-from-sender = the sender’s name
message-received = Received
message-received-server = by the mail server
message-received-header = by its Received header
message-received-date = by the sender’s date
message-received-import = when it was brought in
message-dated = Its own date
message-dated-odd = more than a day from when it was received
message-source = Found in
message-namesakes = Other letters bear the same Message-ID with other content:
message-settle = Settle the letter
message-make-entry = Make it a work
message-settle-details = Settle the details
message-code = The work’s number
message-code-hint = Such as TJ2-000123; the letter becomes part of that work.
message-join = Join it to a work
message-ask-for = Ask the sender for
message-ask = Write to the sender
message-set-aside = Set it aside
message-take-back = Let it wait again
message-is-entry = This letter is part of a work.
message-choose = Choose what to do with it.
message-settled-already = Somebody settled this letter meanwhile; look again.
message-no-such-entry = There is no work with this number.
message-not-by-mail = That work was entered by a link; a letter cannot be part of it.
message-entry-is-judged = This work is being judged; no letter can be added to it any more.
message-entry-is-out = That work was rejected or withdrawn.
message-entry-decided = The work is decided; its details stay.
message-entry-changed = Somebody changed the work meanwhile; open the page again.
message-asked-already = The same was asked already.
message-nobody-to-ask = A program sent this letter, or it names nobody to write to.
message-nothing-to-ask = Choose what is missing, or write what is asked.
message-step-arrive = It came in
message-step-make_entry = Made a work
message-step-join = Joined to a work
message-step-set_aside = Set aside
message-step-take_back = Waits again
message-step-ask = Its sender was asked
media-problem-empty = The file is empty.
media-problem-cut_short = The file is cut short: an upload or a recording broke off.
media-problem-no_index = The video lacks its index: a recording broke off, and it does not play.
media-problem-unreadable = What the file says of itself makes no sense; it may be damaged.
done-message-settled = Done.
done-message-details-settled = The details are settled.
done-message-asked = The letter is written and will leave by itself.
entry-letters-in = Letters and videos
entry-description-by-mail = Introduction
publish-title = Published on the contest’s account
publish-what = Once the work is on the contest’s own account, give the link and the time here; from then on it is judged.
publish-link = Link of the post
publish-at = When it was published
publish-act = Mark as published
published-as = Published on the contest’s account
publish-no-time = Say when it was published, such as 2023-08-20 10:30.
publish-not-accepted = Only an accepted work can be marked as published.
publish-judged = The jury judges this work by the link that was given; it can no longer be corrected. Put the work aside first where its video does not open.
publish-correct = Correct the post
publish-correct-act = Correct
publish-not-a-video = The link is no video’s own page; open a short link first and copy the full one.
publish-bad-link = No link of a partner platform’s video was found.
publish-bad-time = It must have been published after it was received, and before now.
publish-taken = The same video is work { $code }’s: see whether it was entered twice.
publish-undecided = It may be the same work as { $code }; decide that among the possible duplicates first.
publish-no-month = No month is open in which it could count.
done-entry-published = Marked as published; the work is judged from now on.
score-videos = The video as it was sent

# the mailboxes from which messages are fetched
mailbox-well = Last fetched
mailbox-new = Nothing was fetched yet
mailbox-failing = Fetching failed { $n } { $n ->
    [one] time
   *[other] times
} in a row
mailbox-refused = The mailbox refused to sign in, { $n } { $n ->
    [one] time
   *[other] times
} in a row
mailbox-again = Next try
mailbox-left = { $n ->
    [one] { $n } letter was not taken and is
   *[other] { $n } letters were not taken and are
  } still in the mailbox
mailbox-folder-inbox = Inbox
mailbox-folder-junk = Junk
mailbox-left-what = Please look at them in the mailbox; what belongs to the contest can be saved and taken in by import-mail.
desk-mailbox-refused = The mailbox { $name } refuses to sign in: no new entries arrive
desk-mailbox-failing = Fetching from the mailbox { $name } keeps failing
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
