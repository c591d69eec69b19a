# Letters: subject, body (an empty line separates paragraphs), the words of the one link, closing.

letter-receipt-subject = [{ $code }] We have your entry “{ $title }”
letter-receipt-body =
    Hello,

    your work “{ $title }” has arrived at the { $contest }. Its number is { $code }.

    The organizers will review whether it can take part. The link below shows where it stands; until this month’s entries close you can also change or withdraw it there. Please keep the link to yourself: whoever has it can do the same.
letter-receipt-link = See where your entry stands
letter-receipt-closing = The organizers of the { $contest }

letter-returned-subject = [{ $code }] “{ $title }” needs a correction
letter-returned-body =
    Hello,

    your work “{ $title }” ({ $code }) cannot be accepted as it is. Please correct it.

    Reason: { $reason }
    { $noted ->
        [no] {""}
       *[other] The organizers say: { $note }
    }

    Open the link below, change what is asked for and send it again. Everything you entered is kept.
letter-returned-link = Correct your entry
letter-returned-closing = The organizers of the { $contest }

letter-rejected-subject = [{ $code }] “{ $title }” cannot take part
letter-rejected-body =
    Hello,

    we are sorry: your work “{ $title }” ({ $code }) cannot take part.

    Reason: { $reason }
    { $noted ->
        [no] {""}
       *[other] The organizers say: { $note }
    }

    The link below shows what each rule found. If you think this is wrong, please answer this letter.
letter-rejected-link = See what was found
letter-rejected-closing = The organizers of the { $contest }

letter-accepted-subject = [{ $code }] “{ $title }” takes part
letter-accepted-body =
    Hello,

    your work “{ $title }” ({ $code }) has passed the review and takes part in the contest.

    The page below will show how the judging goes on, and what was won.
letter-accepted-link = See where your entry stands
letter-accepted-closing = The organizers of the { $contest }

letter-invitation-subject = { $contest }: set the password of your { $role } account
letter-invitation-body =
    Dear { $name },

    you are invited to the { $contest } as { $role }. Please open the link below within { $days } days and set a password; then you can sign in.

    The link works once. If you have nothing to do with this contest, please ignore this letter.
letter-invitation-link = Set your password
letter-invitation-closing = The organizers of the { $contest }

letter-links-subject = { $contest }: the links to your entries
letter-links-body =
    Hello,

    somebody asked on the contest’s site for the entries under this address. Here they are; please keep the links to yourself:

    { $list }

    If it was not you, ignore this letter: the links went nowhere else.
letter-links-link = Ask again
letter-links-closing = The organizers of the { $contest }

letter-mail-receipt-subject = [{ $code }] We have received “{ $title }”
letter-mail-receipt-body =
    Hello,

    your work “{ $title }”, sent to the { $contest } by e-mail, has arrived. Its number is { $code }.

    The organizers check whether it can take part, and choose works to publish on the contest’s own accounts. Until then, please do not publish it anywhere else. To add something, simply answer this letter.

    You can follow it at any time by the link below. Please keep that link: it is yours alone, do not pass it on.
letter-mail-receipt-link = See how the work stands
letter-mail-receipt-closing = The organizers of the { $contest }

letter-mail-missing-subject = Something is missing in what you sent: { $about }
letter-mail-missing-body =
    Hello,

    your letter to the { $contest } has arrived and is kept, but it cannot take part as a work yet:

    { $missing }
    { $noted ->
        [no] {""}
       *[other] The organizers write: { $note }
    }

    Please answer this letter with what is missing. The page below says how to take part.
letter-mail-missing-link = How to take part
letter-mail-missing-closing = The organizers of the { $contest }

letter-mail-accepted-subject = [{ $code }] “{ $title }” has passed the eligibility review
letter-mail-accepted-body =
    Hello,

    your work “{ $title }” ({ $code }) has passed the eligibility review and can be chosen for the contest’s own accounts.

    Once it is published there it is judged, and we write to you again; until then, please do not publish it anywhere else. The page below shows how it stands.
letter-mail-accepted-link = See how the work stands
letter-mail-accepted-closing = The organizers of the { $contest }

letter-published-subject = [{ $code }] “{ $title }” is published on the contest’s own account
letter-published-body =
    Hello,

    your work “{ $title }” ({ $code }) is published on the contest’s own account and is now judged:

    { $post }

    The page below shows how the judging goes and what comes of it.
letter-published-link = See how the work stands
letter-published-closing = The organizers of the { $contest }

# What a message lacks, one line each.
letter-missing-no_video = · There is no video file; please attach the video
letter-missing-packed = · There is no video file by itself. If it is packed in an archive, the jury cannot play it: please send the video file, not packed
letter-missing-link_only = · There is only a link to a large attachment or a net disk. Such links expire, and the organizers do not download from them: please attach the video itself, compressed if it is too large
letter-missing-incomplete = · The video file is not complete or cannot be played; please send it again, as mp4 or mov where you can
letter-missing-unclear_author = · It does not say who made the work; please write “作者：” and the name in the text
letter-missing-too_large = · The letter is larger than can be received; please compress the video and send it again
letter-missing-nothing = · See the words below
letter-and-line =
    { $first }
    { $second }

letter-mail-returned-subject = [{ $code }] “{ $title }” needs something more
letter-mail-returned-body =
    Hello,

    your work “{ $title }” ({ $code }) cannot pass the eligibility review yet.

    Reason: { $reason }
    { $noted ->
        [no] {""}
       *[other] The organizers write: { $note }
    }

    Please answer this letter with what is to be added; all that has arrived is kept.
letter-mail-returned-link = See how the work stands
letter-mail-returned-closing = The organizers of the { $contest }

letter-hold-subject = [{ $code }] The video of “{ $title }” cannot be opened; please mend it by { $day }
letter-hold-body =
    Hello,

    the video of your work “{ $title }” ({ $code }) cannot be seen. { $seen }

    The link you entered: { $link }

    Your work is put aside. It loses nothing by that, and points already given are kept. Please make the video visible again, or post it anew, and give a link that plays on the page below by the end of { $day }.
letter-hold-link = Mend the link
letter-hold-closing = The organizers of the { $contest }

letter-left-out-subject = [{ $code }] “{ $title }” is left out of { $round }
letter-left-out-body =
    Hello,

    the video of your work “{ $title }” ({ $code }) could still not be opened after its date. It cannot be judged, and so it is left out of { $round }. Prizes it has won already stay.

    { $noted ->
        [no] {""}
       *[other] The organizers say: { $note }
    }

    If you think this is wrong, please answer this letter.
letter-left-out-link = See where your entry stands
letter-left-out-closing = The organizers of the { $contest }

# the people and the entry in the samples of letters
sample-title = Morning on the Haihe
sample-subject = Entry: Morning on the Haihe
sample-note = The topic “你好天津” lacks a character. Add it and press “Submit again”.
sample-note-mail = Please tell us where the music comes from; just answer this letter.
sample-judge = Ms Chen

# when each letter is written
sample-when-receipt = An entry by link has arrived
sample-when-returned = An entry by link is returned for a correction
sample-when-rejected = An entry cannot take part
sample-when-accepted = An entry by link takes part
sample-when-hold = An entry’s video cannot be opened
sample-when-left-out = An entry is left out of a round
sample-when-mail-receipt = An entry by e-mail has arrived
sample-when-mail-missing = A letter lacks something to be an entry
sample-when-mail-returned = An entry by e-mail needs something more
sample-when-mail-accepted = An entry by e-mail passed the review
sample-when-published = An entry by e-mail was published on the official account
sample-when-links = Somebody asked for the links to their entries
sample-when-invitation = A judge or organizer is invited
