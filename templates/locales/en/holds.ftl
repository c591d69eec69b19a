# Entries on hold because their link does not play.

hold-seen-person = The link opens, but the video does not play.{ $noted ->
    [no] {""}
   *[other] {" "}({ $note })
}
hold-seen-look = On two days its page said that the video no longer exists.

hold-press = The video does not play
hold-press-what-mail = Judging of the entry is put on hold. Please correct the link of the post, and resume judging once the video plays. This does not affect its score.
hold-judge-what = Judging of the entry is put on hold until its video plays. This does not affect its score.
hold-press-what = Judging of the entry is put on hold and its author gets a letter. This does not affect its score.
hold-note = What you saw
hold-note-hint = Goes into the letter to the author, such as “it says the video was deleted”.
hold-shut = The video of this entry does not play. Judging is on hold until it is repaired; the points you gave are kept.

holds-title = Entries on hold
holds-lead = { $n ->
    [one] One entry is on hold because its video does not play.
   *[other] { $n } entries are on hold because their videos do not play.
 } The oldest comes first.
holds-none = No entry is on hold
holds-none-what = Entries appear here when a judge or an organizer presses “The video does not play”, or when the daily check finds that a video is gone.
holds-caption = Entries on hold, the oldest first
holds-due = Repair by
holds-seen = What was seen
holds-since = On hold since
holds-overdue = The time is over: please decide
holds-offered = The author gave another link: please decide
holds-waiting = Waiting for repair
holds-by-look = Daily check

hold-title = The video does not play
hold-put = Put on hold
hold-offered = The author gave this link; it may be another video
hold-plays = It plays: resume judging
hold-take-link = Use the author’s link: resume judging
hold-give-up = No longer takes part in { $round }
hold-give-up-later = Only once the time is over can it be left out of the round.
hold-give-up-review = Judging has not begun. If the video still does not play when the time is over, request changes or do not accept the entry in its eligibility review.
hold-settle-note = Note
hold-settle-note-hint = Kept in the record; goes into the letter if the entry no longer takes part.
hold-choose = Please choose what to do.
hold-not-aside = This entry is no longer on hold.
hold-other-link = The author has just given another link; please open it first.
hold-link-stands-not = The author’s link cannot be used now, or its video belongs to another entry.
hold-not-due = The author still has time; this can be decided once the time is over.
hold-not-judged = Judging has not begun; request changes or do not accept the entry in its eligibility review.
hold-already = This entry is already on hold.
hold-not-in-round = This entry is not being judged, so it cannot be put on hold.

hold-event-put = The video does not play: put on hold
hold-event-mended = The author repaired the link: judging resumed
hold-event-plays = The video plays: judging resumed
hold-event-given_up = Not repaired in time: no longer takes part in the round
hold-event-left = Changes requested, not accepted or withdrawn: hold ended
hold-event-offer = The author gave another link

hold-status-title = The video does not play: please repair it
hold-status-kept = Judging of your entry is on hold. This does not affect its score, and points already given are kept.
hold-status-until = Please make the video visible again by the end of { $day }, then paste a link that plays here. If the link has not changed, paste the same one.
hold-status-overdue = The time ended on { $day } and the organizers are deciding; you can still submit a link that plays.
hold-status-offered = The link you gave may lead to another video; the organizers will look at it and decide.
hold-status-link = A link that plays
hold-status-send = Submit the link
hold-link-needed = Please paste a link
hold-link-long = This is too long; please paste only the link
status-next-hold = Please repair the video first, as described above.
status-next-left-out = The video did not play by the end of the time given, and the entry no longer takes part in this round.

screening-on-hold = On hold { $n }
desk-holds = { $n ->
    [one] One entry on hold needs your decision
   *[other] { $n } entries on hold need your decision
 }
desk-see-holds = Decide
blocker-holds-waiting = { $n ->
    [one] One entry is on hold; its author can repair it until { $day }
   *[other] { $n } entries are on hold; their authors can repair them until { $day }
 }
blocker-holds-settle = { $n ->
    [one] One entry on hold is past its time or has another link: please decide
   *[other] { $n } entries on hold are past their time or have another link: please decide
 }
blocker-act-holds = See the entries on hold

entry-lookup = Short link
entry-lookup-page = Opened: see the link above
entry-lookup-elsewhere = Does not lead to a video of a partner platform
entry-lookup-nowhere = Cannot be opened: it leads to no page
entry-lookup-too-far = Too many redirects; it was not opened
entry-lookup-not-now = The platform did not answer; it will be tried again, or you can open it

act-put-aside = Put an entry on hold
act-settle-aside = Decided on an entry on hold
act-mend-link = Author repaired the link
act-offer-link = Author gave another link

done-put-on-hold = The entry is on hold; an author with an e-mail address gets a letter
done-hold-settled = Decided
done-link-mended = The link is repaired and judging of your entry resumes.
done-link-offered = The link is received. It may be another video, so the organizers will look at it and decide.
done-hold-already = This entry is already on hold
done-hold-not-aside = This entry is no longer on hold; there is nothing to repair.
