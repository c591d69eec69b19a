# The pages on which contestants enter a video and follow their entry.

submit-title = Enter by link
submit-lead = Paste the share link first; what can be recognised is filled in for you.
submit-share-text = Link or share text
submit-share-text-hint = On the platform, tap “Share”, then “Copy link”, and paste it here unchanged.
submit-check = Check
submit-description = Text of the post
submit-description-hint = The link does not show the topics. Paste the full text of your post; it should contain { $topics }
submit-about-work = The entry
submit-work-title = Title
submit-author = Author
submit-author-hint = Name or pen name, as it will appear in the list of winners.
submit-account = Account on the platform
submit-account-hint = The name of the account that published the video.
submit-published-at = Published at
submit-published-at-hint = As the platform shows it; it decides which monthly round the entry takes part in.
submit-about-you = Contact details
submit-about-you-hint = Used only for notices about the review and prizes; never public. Identity and bank details are asked of winners only.
submit-contact = Contact person
submit-phone = Mobile number
submit-email = E-mail address
submit-email-hint = For a receipt and news about your entry.
submit-agree = I am the author or have the author’s consent, I accept the rules, and I agree that the contest may use these details.
submit-send = Submit entry
submit-send-note = You can change or withdraw it until entries close for its monthly round.
submit-checks = Check results
submit-several = The pasted text contains more than one video; these are the results for the first. To enter another one, paste only that one.
submit-checks-none = After you paste, each check appears here with what it is based on.
submit-how = Requirements
submit-how-platforms = Partner platforms: { $platforms }
submit-how-topics = The text of the post must contain these topics: { $topics }
submit-unpublished = Not published anywhere yet? Enter by e-mail: { $mailbox }
submit-agree-missing = You must agree to submit

submit-how-closed = On { $platforms }, write { $topics }, with # on both sides.
submit-month-open = { $month } is open for entries: { $n ->
    [1] it closes today at 24:00
   *[other] { $n } days left (until 24:00 on { $day })
  }.
submit-not-yet = Entries are not open yet. They open on { $day }.
submit-closed = Entries closed at 24:00 on { $day }.
submit-no-date = “{ $typed }” cannot be read as a date and time. Write it like “2023-06-20 08:30”.

edit-title = Change your entry
edit-lead = After you submit the changes, the organizers review the entry again; the earlier version is kept on file.
edit-send = Submit the changes
edit-back = Cancel
edit-closed = This entry is being judged or already has a result; it can no longer be changed or withdrawn.

find-title = Find my entries
find-lead = Enter the e-mail address you gave with your entry, and its link will be sent there.
find-email-hint = Links are sent to this address only and are not shown here.
find-send = Send to my e-mail
find-sent = Check your e-mail
find-sent-what = If there are entries under this address, an e-mail with their links arrives within a few minutes. If it does not, look in your spam folder or check the address.
find-without = You gave no e-mail address? Use the link of the page that you saw after submitting; it is your entry’s status page.

lost-title = This entry was not found
lost-what = The link may be incomplete, or it may not belong to this contest. Open it again from the receipt, or have it sent to your e-mail.

status-stage-entered = Entered
status-from = from { $day }

status-next = Next
status-next-submitted = The organizers will review this entry. If you gave an e-mail address, you will get the result by e-mail; you can also come back to this page at any time.
status-next-accepted = Your entry has passed the eligibility review and takes part; there is nothing more to do. Once it has been judged and the public notice is over, the result appears here.
status-next-returned = Please make the changes described in the record below, then submit the entry again.
status-next-returned-mail = The organizers ask you for changes, as described in the record below. Please reply to their e-mail.
status-next-accepted-mail = Your entry has passed the eligibility review and can be selected; there is nothing more to do. Once the organizers have published it on the official account, it is judged, and this page shows in which monthly round.
status-next-returned-closed = Changes were requested for this entry, but the time for changes is over. If you have questions, reply to the organizers’ e-mail.
status-next-rejected = Your entry did not pass the eligibility review; the record below gives the reason. If you have questions, reply to the organizers’ e-mail.
status-next-withdrawn = This entry is withdrawn and no longer takes part. The same video can be entered again.
status-next-result = The list of this round is public; see the list of winners for the result.
status-next-awarded = Congratulations on your prize! The organizers will contact you with the details you gave.
status-month = It takes part in { $month }.
status-month-own = By its publication time it belongs to { $month }; this is fixed once it passes the review.
status-month-mail = By the time it was received it belongs to { $month }; this is fixed once it is published on the official account.
status-month-late-mail = By the time it was received it belongs to { $own }. Judging of that round had begun when it was published on the official account, so it counts in { $month }. This does not affect its score.
status-month-late = By its publication time it belongs to { $own }. Judging of that round had begun when it passed the review, so it counts in { $month }. This does not affect its score.
status-edit = Change entry
status-withdraw = Withdraw entry
status-withdraw-sure = A withdrawn entry no longer takes part and cannot be restored; the same video can be entered again. Withdraw it?
status-withdraw-yes = Yes, withdraw it
status-withdrawn-already = This entry has already been withdrawn.
status-history = Record
status-details = Details
status-details-what = Contact details are shown in part only.

done-entered = Your entry is submitted. Bookmark this page: here you can follow, change or withdraw it.
done-changed = The changes are submitted; the organizers will review the entry again.
done-withdrawn = The entry is withdrawn.
done-edit-closed = This entry is being judged or already has a result; it can no longer be changed.
