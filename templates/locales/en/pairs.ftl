# Pairs: two entries that may be one.

pairs-title = Possible duplicates
pairs-lead = { $n ->
    [one] One pair needs a decision.
   *[other] { $n } pairs need a decision.
 } A decision is remembered, and the pair is not listed again.
pairs-none = No pair needs a decision
pairs-none-what = Entries by the same author with similar titles, entries with the same short link, and entries submitted in both ways appear here.
pair-same_author_title = Same author, similar titles
pair-short_code = Same short link
pair-mail_and_platform = Same author, similar titles: one entry came by e-mail (its video must not be published), one by link
pair-same_video = The same video (by link or file)
pair-later = Entered later
pair-different = Not the same entry
pair-same = The same entry: do not accept the later one
pair-choose = Please choose whether they are the same entry.
pair-already-decided = Somebody has already decided on this pair.
pair-cannot-reject = The later entry is being judged, so its acceptance cannot be changed now.

done-pair-decided = The decision is recorded.
