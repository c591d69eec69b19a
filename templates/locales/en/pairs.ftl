# Pairs: two entries that may be one.

pairs-title = Possibly the same work
pairs-lead = { $n ->
    [one] One pair waits for a decision.
   *[other] { $n } pairs wait for a decision.
 } What is decided is remembered and not asked again.
pairs-none = No pair waits for a decision
pairs-none-what = Works by one author with nearly the same title, works under the same short link, and works entered both ways are shown here.
pair-same_author_title = The same author, nearly the same title
pair-short_code = The same short link
pair-mail_and_platform = The same author, nearly the same title: one came by e-mail and must be unpublished, one is a post
pair-same_video = They are the same video, by their links or by the bytes of the file
pair-later = Entered later
pair-different = Two different works
pair-same = The same work: reject the later one
pair-choose = Please choose whether they are the same work.
pair-already-decided = Somebody has decided this pair already.
pair-cannot-reject = The later entry is being judged and cannot be rejected any more.

done-pair-decided = The decision is remembered.
