# The evidence of the checks, and how to correct an entry.

verdict-explained = { $found } { $mend }
verdict-and = { $first } { $second }
verdict-list = { $first }, { $second }
verdict-nothing = Nothing is required.

verdict-rule-link = Link
verdict-rule-topics = Topics
verdict-rule-window = Published at
verdict-rule-deadline = Entered in time
verdict-rule-duplicate = Entered before

verdict-kind-profile = profile page
verdict-kind-live = live stream
verdict-kind-image = picture post

verdict-video = A video on { $platform }, number { $id }.
verdict-video-without-id = A video on { $platform }: { $url }
verdict-may-hold-none = A post on { $platform }; the link does not show whether it is a video.
verdict-short-link = A short link of { $platform }; it must be opened to see which video it is.
verdict-unconfirmed = A page of { $platform }; the organizers open every link of this kind.
verdict-not-a-video = This is a { $kind } on { $platform }, not a video.
verdict-unknown-page = This page of { $platform } is not recognised.
verdict-no-partner = { $platform } is not a partner platform of this contest.
verdict-no-link = No link was found.
verdict-link-too-long = The link is too long. Please copy it again.
verdict-other-site = { $host } is not an address of a partner platform.
verdict-look-alike = { $host } is not an address of { $platform }; it only looks like one.
verdict-user-info = This link really leads to { $host }; the part before the “@” is a disguise.
verdict-punycode = The address { $host } uses letters that are easily confused.
verdict-port = The address { $host } has a port ({ $port }); links of the platforms have none.
verdict-redirect = This link of { $host } can lead to any site.
verdict-scheme = A link that begins with { $scheme }: does not lead to a page.
verdict-topics-present = All topics are there: { $written }

verdict-topic-present = { $written } is there.
verdict-topic-missing = The topic #{ $topic } is missing.
verdict-topic-open = You wrote { $written }; on this platform it must be #{ $topic }#, with # on both sides.
verdict-topic-near = You wrote { $written }; the topic is #{ $topic }.
verdict-topic-cut = { $written } is cut off, so it cannot be confirmed as #{ $topic }.
verdict-topic-not-shown = The topic #{ $topic } is not shown.
verdict-no-platform = Entries by e-mail need no topics.

verdict-published = Published { $at }: { $month }.
verdict-outside = You gave { $at } as the publication time; videos must be published from { $opens } to { $closes }.
verdict-future = You gave { $at } as the publication time, which has not come yet (it is now { $now }).
verdict-no-date = The publication time is not filled in yet.
verdict-in-time = { $at }: in time.
verdict-too-late = It is { $at }; entries closed at 24:00 on { $closes }.
verdict-first = Not entered before.
verdict-same-video = This video has already been entered, as { $code }.
verdict-same-short-link = This short link has already been entered, as { $code }; the organizers will check whether it is the same entry.
verdict-hidden = The organizers check short links for duplicates by hand; you can submit it.

verdict-mend-not-a-video = Open the video itself, tap “Share”, then “Copy link”, and paste it here.
verdict-mend-no-partner = Publish the video on a partner platform first, then paste that link.
verdict-mend-link = Open your video on the platform, tap “Share”, then “Copy link”, and paste it here unchanged.
verdict-mend-may-hold-none = You can submit it; please make sure that it is a video. The organizers will open it and check.
verdict-mend-look = You can submit it; the organizers will open it and check.
verdict-mend-topics = Edit the text of your post on the platform so that it contains { $topics }, then paste the whole new text into “Text of the post”.
verdict-mend-describe = Share texts are often cut short. Paste the full text of your post into “Text of the post”; it should contain { $topics }.
verdict-mend-window = Check the time that the platform shows; only videos published within the contest’s dates can take part.
verdict-mend-no-date = Enter the time that the platform shows.
verdict-mend-same-video = If you entered it, use the link in your receipt to view or change it. “My entries” sends you the link again.

verdict-field-too-long = { $field }: { $has } characters, but at most { $limit } are allowed. Please shorten it.
verdict-no-phone = This is not a mobile number. Enter the 11 digits; numbers from abroad begin with + and the country code.
verdict-no-email = This is not an e-mail address. Check it, for example name@example.com.

# Entries by e-mail
verdict-rule-unpublished = Not published before
verdict-rule-details = Details
verdict-received = Received { $at }; counts in { $month }.
verdict-said-unpublished = The message says that the video has not been published.
verdict-said-published = The message says that the video has been published.
verdict-said-nothing = The message does not say whether the video has been published.
verdict-plainly-said = Title, author and mobile number are stated.
verdict-guessed = Not clearly stated: { $fields }.
verdict-mend-statement = Check whether the video has been published; a published video cannot be entered by e-mail.
verdict-mend-guessed = Compare with the message, and confirm what is a guess.
