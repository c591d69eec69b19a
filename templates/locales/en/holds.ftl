# Entries on hold because their link does not play.

hold-seen-person = The link opens, but the video does not play.{ $noted ->
    [no] {""}
   *[other] {" "}({ $note })
}
hold-seen-look = On two days its page said that the video no longer exists.

hold-press = The video does not play
hold-press-what-mail = The work is put aside; please correct the post, and let it back once its video opens. Its score does not suffer.
hold-judge-what = The work is put aside until its video opens; its score does not suffer.
hold-press-what = The work is put aside and its author gets a letter; its score does not suffer.
hold-note = What you saw
hold-note-hint = Goes into the letter to the author, such as “it says the video was deleted”.
hold-shut = The video of this work does not play. It is aside until that is mended; the points you gave are kept.

holds-title = Works that do not play
holds-lead = { $n ->
    [one] One work is aside because its video does not play.
   *[other] { $n } works are aside because their videos do not play.
 } The longest waiting comes first.
holds-none = No work is aside
holds-none-what = Works come here when a judge or an organizer presses “The video does not play”, or when the daily look finds a video gone.
holds-caption = Works that are aside, longest waiting first
holds-due = To be mended by
holds-seen = What was seen
holds-since = Put aside
holds-overdue = Its date is over: please decide
holds-offered = Another link was given: please decide
holds-waiting = Waits to be mended
holds-by-look = The daily look

hold-title = The video does not play
hold-put = Put aside
hold-offered = The author gave this link; it may be another video
hold-plays = It plays: judge it again
hold-take-link = Take the author’s link: judge it again
hold-give-up = Leave it out of { $round }
hold-give-up-later = It can be left out of the round once its date is over.
hold-give-up-review = Judging has not begun. If it still does not play after its date, return or reject it in its review.
hold-settle-note = Note
hold-settle-note-hint = Kept in the history; goes into the letter when the work is left out.
hold-choose = Please choose what to do.
hold-not-aside = This work is not aside any more.
hold-other-link = The author has just given another link; please open it first.
hold-link-stands-not = The author’s link cannot be used now, or another entry holds that video.
hold-not-due = The author still has time; this can be decided after the date.
hold-not-judged = Judging has not begun; return or reject the work in its review.
hold-already = This work is aside already.
hold-not-in-round = No round is judging this work, so it cannot be put aside.

hold-event-put = The video does not play: put aside
hold-event-mended = The author mended the link: judged again
hold-event-plays = The video plays: judged again
hold-event-given_up = Not mended by its date: left out of the round
hold-event-left = Returned, rejected or withdrawn: waited for no longer
hold-event-offer = The author gave another link

hold-status-title = The video does not play: please mend it
hold-status-kept = Your work is put aside. It loses nothing by that, and points already given are kept.
hold-status-until = Please make the video visible again by the end of { $day } and paste a link that plays. If the link is the same, paste that one.
hold-status-overdue = The date, { $day }, is over and the organizers are deciding; a link that plays can still be sent.
hold-status-offered = The link you gave may lead to another video; the organizers look at it first.
hold-status-link = A link that plays
hold-status-send = Send the link
hold-link-needed = Please paste a link
hold-link-long = That is too long; please paste the link alone
status-next-hold = Please mend the video first, as said above.
status-next-left-out = The video could not be opened by its date, and the work is left out of this round.

screening-on-hold = { $n } aside
desk-holds = { $n ->
    [one] One work that does not play waits for your decision
   *[other] { $n } works that do not play wait for your decision
 }
desk-see-holds = Decide
blocker-holds-waiting = { $n ->
    [one] One work is aside because its video does not play; its author has time until { $day }
   *[other] { $n } works are aside because their videos do not play; their authors have time until { $day }
 }
blocker-holds-settle = { $n ->
    [one] One work that is aside is past its date or has another link: please decide
   *[other] { $n } works that are aside are past their dates or have other links: please decide
 }
blocker-act-holds = See them

entry-lookup = Short link
entry-lookup-page = Followed: see the link above
entry-lookup-elsewhere = Leads to no work of a partner platform
entry-lookup-nowhere = Leads nowhere: no page stands behind it
entry-lookup-too-far = Leads through too many links
entry-lookup-not-now = The platform did not answer; it is tried again, or a person opens it

act-put-aside = Put aside
act-settle-aside = Settle a work that does not play
act-mend-link = Author mends the link
act-offer-link = Author gives another link

done-put-on-hold = Put aside; an author with an address gets a letter
done-hold-settled = Settled
done-link-mended = The link is mended and your work is judged again.
done-link-offered = We have it. It may be another video, so the organizers look at it first.
done-hold-already = This work is aside already
done-hold-not-aside = This work is not aside any more; there is nothing to mend.
