# Letters: subject, body (an empty line separates paragraphs), the words of the one link, closing.

letter-receipt-subject = [{ $code }] We have received your entry “{ $title }”
letter-receipt-body =
    Hello,

    Your entry “{ $title }” to the { $contest } has been received. Its entry code is { $code }.

    The organizers will review whether it can take part. The page below shows how it stands; until entries close for its monthly round, you can also change or withdraw it there. Please keep the link to yourself: anyone who has it can do the same.
letter-receipt-link = View your entry
letter-receipt-closing = The organizers of the { $contest }

letter-returned-subject = [{ $code }] “{ $title }” needs changes
letter-returned-body =
    Hello,

    Your entry “{ $title }” ({ $code }) cannot be accepted as it is. Please make the changes below.

    Reason: { $reason }
    { $noted ->
        [no] {""}
       *[other] Note from the organizers: { $note }
    }

    Open the page below, make the changes and submit the entry again. Everything you entered is kept.
letter-returned-link = Change your entry
letter-returned-closing = The organizers of the { $contest }

letter-rejected-subject = [{ $code }] “{ $title }” was not accepted
letter-rejected-body =
    Hello,

    We are sorry: your entry “{ $title }” ({ $code }) did not pass the eligibility review.

    Reason: { $reason }
    { $noted ->
        [no] {""}
       *[other] Note from the organizers: { $note }
    }

    The page below shows the result of each check. If you have questions, please reply to this e-mail.
letter-rejected-link = View the check results
letter-rejected-closing = The organizers of the { $contest }

letter-accepted-subject = [{ $code }] “{ $title }” has been accepted
letter-accepted-body =
    Hello,

    Your entry “{ $title }” ({ $code }) has passed the eligibility review and takes part in the contest.

    The page below shows how the judging proceeds, and the result.
letter-accepted-link = View your entry
letter-accepted-closing = The organizers of the { $contest }

letter-invitation-subject = { $contest }: set the password of your { $role } account
letter-invitation-body =
    Dear { $name },

    You are invited to take part in the { $contest } as { $role }. Please open the link below within { $days } days and set a password; after that you can sign in.

    The link works once. If you have nothing to do with this contest, please ignore this e-mail.
letter-invitation-link = Set your password
letter-invitation-closing = The organizers of the { $contest }

letter-links-subject = { $contest }: the links to your entries
letter-links-body =
    Hello,

    Somebody asked on the contest’s site for the entries under this address. Here they are; please keep the links to yourself:

    { $list }

    If it was not you, ignore this e-mail: the links were sent to this address only.
letter-links-link = Ask again
letter-links-closing = The organizers of the { $contest }

letter-mail-receipt-subject = [{ $code }] We have received your entry “{ $title }”
letter-mail-receipt-body =
    Hello,

    Your entry “{ $title }”, sent to the { $contest } by e-mail, has been received. Its entry code is { $code }.

    The organizers will review whether it can take part, and select entries to publish on the official account. Until then, please do not publish it anywhere else. To add something, reply to this e-mail.

    The page below shows how it stands. Please keep the link to yourself: it is yours alone.
letter-mail-receipt-link = View your entry
letter-mail-receipt-closing = The organizers of the { $contest }

letter-mail-missing-subject = Something is missing in your entry: { $about }
letter-mail-missing-body =
    Hello,

    Your message to the { $contest } has been received and is kept, but it cannot take part as an entry yet:

    { $missing }
    { $noted ->
        [no] {""}
       *[other] Note from the organizers: { $note }
    }

    Please reply to this e-mail with what is missing. The page below explains how to enter.
letter-mail-missing-link = How to enter
letter-mail-missing-closing = The organizers of the { $contest }

letter-mail-accepted-subject = [{ $code }] “{ $title }” has passed the eligibility review
letter-mail-accepted-body =
    Hello,

    Your entry “{ $title }” ({ $code }) has passed the eligibility review and can be selected for the official account.

    Once it is published there, it is judged, and you will get another e-mail. Until then, please do not publish it anywhere else. The page below shows how it stands.
letter-mail-accepted-link = View your entry
letter-mail-accepted-closing = The organizers of the { $contest }

letter-published-subject = [{ $code }] “{ $title }” is published on the official account
letter-published-body =
    Hello,

    Your entry “{ $title }” ({ $code }) is published on the contest’s official account and is now being judged:

    { $post }

    The page below shows how the judging proceeds, and the result.
letter-published-link = View your entry
letter-published-closing = The organizers of the { $contest }

# What a message lacks, one line each.
letter-missing-no_video = · There is no video file; please attach the video
letter-missing-packed = · There is no separate video file. The judges cannot play a video inside an archive; please send the video file itself, not packed
letter-missing-link_only = · There is only a link to a large attachment or a cloud drive. Such links expire, and the organizers do not download from them; please attach the video itself, compressed if it is too large
letter-missing-incomplete = · The video file is incomplete or does not play; please send it again, preferably as mp4 or mov
letter-missing-unclear_author = · The author is not named; please write “Author:” and the name in the text
letter-missing-too_large = · The message is too large to be received; please compress the video and send it again
letter-missing-nothing = · See the note below
letter-and-line =
    { $first }
    { $second }

letter-mail-returned-subject = [{ $code }] “{ $title }” needs changes
letter-mail-returned-body =
    Hello,

    Your entry “{ $title }” ({ $code }) cannot pass the eligibility review yet.

    Reason: { $reason }
    { $noted ->
        [no] {""}
       *[other] Note from the organizers: { $note }
    }

    Please reply to this e-mail with the changes. Everything received so far is kept.
letter-mail-returned-link = View your entry
letter-mail-returned-closing = The organizers of the { $contest }

letter-hold-subject = [{ $code }] The video of “{ $title }” does not play; please repair it by { $day }
letter-hold-body =
    Hello,

    The video of your entry “{ $title }” ({ $code }) does not play at present. { $seen }

    The link you entered: { $link }

    Judging of your entry is on hold. This does not affect its score, and points already given are kept. Please make the video visible again, or post it anew, by the end of { $day }; then open the page below and paste a link that plays.
letter-hold-link = Repair the link
letter-hold-closing = The organizers of the { $contest }

letter-left-out-subject = [{ $code }] “{ $title }” no longer takes part in { $round }
letter-left-out-body =
    Hello,

    The video of your entry “{ $title }” ({ $code }) still did not play at the end of the time given. It cannot be judged, so it no longer takes part in { $round }. Prizes already won are not affected.

    { $noted ->
        [no] {""}
       *[other] Note from the organizers: { $note }
    }

    If you have questions, please reply to this e-mail.
letter-left-out-link = View your entry
letter-left-out-closing = The organizers of the { $contest }

# the people and the entry in the samples of letters
sample-title = Morning on the Haihe
sample-subject = Entry: Morning on the Haihe
sample-note = The topic “你好天津” lacks a character. Add it and press “Submit the changes”.
sample-note-mail = Please tell us where the music comes from; just reply to this e-mail.
sample-judge = Ms Chen

# when each letter is written
sample-when-receipt = An entry by link was received
sample-when-returned = An entry by link needs changes
sample-when-rejected = An entry did not pass the eligibility review
sample-when-accepted = An entry by link passed the eligibility review
sample-when-hold = The video of an entry does not play
sample-when-left-out = An entry no longer takes part in a round
sample-when-mail-receipt = An entry by e-mail was received
sample-when-mail-missing = An entry by e-mail lacks something
sample-when-mail-returned = An entry by e-mail needs changes
sample-when-mail-accepted = An entry by e-mail passed the eligibility review
sample-when-published = An entry by e-mail was published on the official account
sample-when-links = Somebody asked for the links to their entries
sample-when-invitation = A judge or organizer is invited
