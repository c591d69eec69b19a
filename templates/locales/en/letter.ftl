# Letters: subject, body (paragraphs are parted by an empty line), the words of the one link, closing.

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
    { $note ->
        [none] {""}
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
    { $note ->
        [none] {""}
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
