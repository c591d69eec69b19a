# The pages on which contestants enter a video and follow their entry.

submit-title = Enter by link
submit-lead = Paste the share link first; what we recognise we fill in for you.
submit-share-text = Share link, or the whole share text
submit-share-text-hint = Tap “share”, then “copy link” on the platform, and paste it as it is.
submit-check = Check
submit-description = The text of your post
submit-description-hint = The link does not show the topics. Paste the text as published; it should contain { $topics }
submit-about-work = The work
submit-work-title = Title
submit-author = Author
submit-author-hint = Name or pen name, as it would stand in the list of winners.
submit-account = Account on the platform
submit-account-hint = The name of the account that published the video.
submit-published-at = Published at
submit-published-at-hint = As the platform shows it; it decides in which month the work takes part.
submit-about-you = How to reach you
submit-about-you-hint = Only for news about the review and prizes; never public. Identity and bank details are asked of winners only.
submit-contact = Contact
submit-phone = Mobile number
submit-email = E-mail
submit-email-hint = For a receipt and news about your entry.
submit-agree = I am the author or act with the author’s consent, accept the rules, and agree that these details are used for this contest.
submit-send = Enter
submit-send-note = You can change or withdraw it until the deadline.
submit-checks = What we checked
submit-several = The pasted text holds more than one work; this is what was found of the first. If you enter another one, please paste only that.
submit-checks-none = After pasting, every check appears here with what it is based on.
submit-how = What counts
submit-how-platforms = Partner platforms: { $platforms }
submit-how-topics = The text must carry both topics: { $topics }
submit-unpublished = Not published anywhere yet? Enter by e-mail: { $mailbox }
submit-agree-missing = Please agree, or we may not take your entry

submit-how-closed = On { $platforms }, write { $topics }, with # on both sides.
submit-month-open = { $month } is open: { $n ->
    [one] one day left
   *[other] { $n } days left
  } (until the end of { $day }).
submit-not-yet = Entries are not open yet; they open on { $day }.
submit-closed = Entries closed on { $day }.
submit-too-many = There were too many tries in a short time. Please send it again in a few minutes; everything you typed is kept.
submit-no-date = “{ $typed }” is no date and time that we can read. Write it like “2023-06-20 08:30”.

edit-title = Change your entry
edit-lead = After you send it, the organizers review it again; what it said before is kept on file.
edit-send = Send the changes
edit-back = Leave it as it is
edit-closed = This entry is being judged or decided; it can no longer be changed or withdrawn.

find-title = Find my entries
find-lead = Give the e-mail address you entered with, and we send you the links.
find-email-hint = The links go to this address only and are not shown here.
find-send = Send them to me
find-sent = Done
find-sent-what = If there are entries under this address, a letter with their links arrives within minutes. If none comes, look among the spam, or check the address.
find-without = You gave no e-mail address? Use the link that you saw after entering; it is your entry’s page.

lost-title = This link leads to no entry
lost-what = It may be incomplete, or not one of this contest. Open it from the receipt again, or have it sent to you.

status-stage-entered = Entered
status-stage-review = Eligibility
status-stage-screening = Screening
status-stage-jury = Jury
status-stage-settling = Settling
status-stage-publicity = Publicity
status-stage-result = Final
status-state-submitted = Waiting for review
status-state-accepted = Passed
status-state-returned = Waiting for you
status-state-rejected = Not accepted
status-state-withdrawn = Withdrawn
status-from = from { $day }

status-next = What comes next
status-next-submitted = The organizers will review your entry. If you gave an e-mail address, you get a letter; you can also come back to this page.
status-next-accepted = Your entry takes part; there is nothing more to do. Once the judging is over and public, the result appears here.
status-next-returned = Please change what the organizers ask for (see the record below) and send it again.
status-next-returned-mail = The organizers need something more: see the record below, and reply to their letter.
status-next-accepted-mail = The work has passed the review and can be chosen; nothing more is needed. Once the organizers publish it on the official account, it is judged; this page will then say in which month.
status-next-returned-closed = This entry was sent back for a correction, but the time for changes is over.
status-next-rejected = Your entry cannot take part; the record below says why. If you think this is wrong, answer the organizers’ letter.
status-next-withdrawn = You withdrew this entry. The same video can be entered again.
status-next-result = The list of this round is public; the winners’ page shows the result.
status-next-awarded = Congratulations! The organizers will get in touch with you.
status-month = It takes part in: { $month }.
status-month-own = By its date of publication it belongs to: { $month }; settled once it is accepted.
status-month-mail = Belongs to { $month } by when it was received; settled when it is published on the official account.
status-month-late-mail = Belongs to { $own } by when it was received; that round was already being judged when it was published on the official account, so it counts in { $month }. Its judging does not suffer.
status-month-late = By its date of publication it belongs to { $own }. Judging of that round had begun when it was accepted, so it counts in { $month }; this is no disadvantage.
status-edit = Change it
status-withdraw = Withdraw it
status-withdraw-sure = It then no longer takes part, and this cannot be undone; the same video can be entered again. Withdraw it?
status-withdraw-yes = Yes, withdraw it
status-withdrawn-already = This entry is withdrawn already.
status-history = Record
status-step-submit = Entered
status-step-accept = Accepted
status-step-return = Sent back for correction
status-step-reject = Not accepted
status-step-reopen = Under review again
status-step-correct = Changed
status-step-withdraw = Withdrawn
status-details = Details
status-details-what = Contact details are shown in part only.
status-platform = Platform

done-entered = Your entry has arrived. Keep this page’s link: it is the only way to see and change it.
done-changed = The changes are in; the organizers will review them.
done-withdrawn = The entry is withdrawn.
done-edit-closed = This entry is being judged or decided; it can no longer be changed.
