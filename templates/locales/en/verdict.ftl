# The evidence of the checks, and how to correct an entry.

verdict-explained = { $found } { $mend }
verdict-and = { $first } { $second }
verdict-nothing = Nothing is asked.

verdict-rule-link = Link
verdict-rule-topics = Topics
verdict-rule-window = Published
verdict-rule-deadline = Entered in time
verdict-rule-duplicate = Entered before?

verdict-kind-profile = profile page
verdict-kind-live = live room
verdict-kind-image = picture post
verdict-kind-other = page of another kind

verdict-video = A video on { $platform }, number { $id }.
verdict-video-without-id = A video on { $platform }: { $url }
verdict-may-hold-none = A post on { $platform }; its link does not tell whether it holds a video.
verdict-short-link = A short link of { $platform }; only opening it tells which video it is.
verdict-unconfirmed = A page of { $platform }; the organizers open each of these links.
verdict-not-a-video = { $platform }: this is a { $kind }, not a video.
verdict-no-partner = { $platform } is no partner platform of this contest.
verdict-no-link = There is no link in it.
verdict-link-too-long = The link is longer than any real one.
verdict-other-site = { $host } is not an address of a partner platform.
verdict-look-alike = { $host } is not an address of { $platform }, it only looks like one.
verdict-user-info = This link really leads to { $host }; what stands before the “@” is a disguise.
verdict-punycode = The address { $host } uses letters that are easily mistaken.
verdict-port = The address { $host } has a port ({ $port }); links of the platforms have none.
verdict-redirect = This link of { $host } forwards to any site.
verdict-scheme = What begins with { $scheme }: is no link to a page.

verdict-topic-present = { $written } is there.
verdict-topic-missing = The topic #{ $topic } is missing.
verdict-topic-open = You wrote { $written }; this platform needs #{ $topic }#, with # on both sides.
verdict-topic-near = You wrote { $written }; the topic is #{ $topic }.
verdict-topic-cut = { $written } is cut off, so it may or may not be #{ $topic }.
verdict-topic-not-shown = The topic #{ $topic } is not shown.
verdict-no-platform = Entries by e-mail need no topics.

verdict-published = Published { $at }: { $month }.
verdict-outside = You gave { $at } as the time of publication; works must be published between { $opens } and { $closes }.
verdict-future = You gave { $at } as the time of publication, which is still to come (it is { $now }).
verdict-no-date = No time of publication was given.
verdict-in-time = { $at }: in time.
verdict-too-late = It is { $at }; entries closed on { $closes }.
verdict-first = Nobody has entered this video before.
verdict-same-video = This video is entered already, as { $code }.
verdict-same-short-link = This short link was entered before, as { $code }; the organizers will look whether it is the same work.
verdict-hidden = The link does not tell whether it was entered before; the organizers will look.

verdict-mend-not-a-video = Open the video itself, tap “share”, then “copy link”, and paste that.
verdict-mend-no-partner = Publish it on a partner platform first and paste that link.
verdict-mend-link = Open your work on the platform, tap “share”, then “copy link”, and paste it here as it is.
verdict-mend-may-hold-none = You can send it; please make sure that it is a video, the organizers will look.
verdict-mend-look = You can send it; the organizers will open it.
verdict-mend-topics = Edit the text of your post on the platform so that it has { $topics }, then paste the whole new text into “The text of your post”.
verdict-mend-describe = Share texts are often cut short. Paste the whole text of your post into “The text of your post”; it should have { $topics }.
verdict-mend-window = Check the time that the platform shows; only works published within these dates can take part.
verdict-mend-no-date = Give the time that the platform shows.
verdict-mend-same-video = If it was you, use the link in your receipt to see or change it; “My entries” sends you the link again.

verdict-field-too-long = { $field }: { $has } characters, at most { $limit }. Please shorten it.
verdict-no-phone = This is no mobile number. Give the 11 digits; numbers from abroad begin with + and the country code.
verdict-no-email = This is no e-mail address. Check it, for example name@example.com.

# Entries by e-mail
verdict-rule-unpublished = Not published before
verdict-rule-details = Details plainly said
verdict-received = received { $at }, counts in { $month }
verdict-said-unpublished = the letter says that the work is unpublished
verdict-said-published = the letter says that the work has been published
verdict-said-nothing = the letter says nothing about earlier publication
verdict-plainly-said = title, author and phone are plainly said
verdict-guessed = not plainly said: { $fields }
verdict-mend-statement = Ask whether the work has been published anywhere; one that has does not take part by e-mail.
verdict-mend-guessed = Compare with the letter, and settle what is a guess.
