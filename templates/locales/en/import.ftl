# Importing a list of posts.

import-title = Bring in a list of posts
import-lead = Posts that were collected from the platforms’ topic pages come in together. You see first what would become of each row; nothing is stored until you confirm.
import-list = The list
import-list-hint = CSV or XLSX, its first row naming the columns; at most 32 MB.
import-look = Look at it, store nothing
import-columns = Columns that are recognised
import-columns-what = In any order; other columns are left aside. Contact details may be empty: these authors have not entered their work themselves.
import-column = Column
import-column-holds = Holds
import-column-link = Needed: a link, or the whole share text that an app copied
import-column-published = Needed: when it was published, such as 2023-08-01 12:30
import-column-description = The whole description; share texts are often cut short, and the topics then do not show
import-column-title = The title; else the description’s first words
import-column-author = The author; else the one in the share text, or the account
import-column-account = The author’s account on the platform
import-column-contact = Where they are known

import-looked-lead = Nothing is stored yet. See what would become of each row, then bring the list in.
import-done-lead = Brought in. The same list again would add nothing.
import-bring-in = Bring in { $n }
import-rows = { $n } rows
import-accepted = In order
import-waiting = To be checked
import-returned = Something is missing
import-refused = Not taken
import-not-simply = Rows to look at
import-report = Download the report of every row (CSV)
import-row = Row
import-outcome = Outcome
import-why = Why
import-left-out = { $n } more rows are not shown; download the report to see them.
import-reason = { $about }: { $problem }
import-reason-written = { $reason } ({ $written })
import-seen = { $about }: { $seen }
import-same-row = The same post as row { $row }

import-problem-missing = missing
import-problem-too_long = too long
import-problem-unreadable = makes no sense
import-problem-broken = breaks the rule
import-problem-unknown = needs a person’s look

import-list-empty = Please choose a list that holds something.
import-list-no-heading = The first row must name the columns, such as link, title, author, published_at. This list begins with “{ $first }”.
import-list-no-link = No column is named “link” or “share text”.
import-list-locked = This file is locked with a password. Save it without one and try again.
import-list-no-table = This file cannot be read. Save it as CSV or XLSX and try again.
import-list-too-long = It has more than { $limit } rows; please divide it.

done-import-posts = The list was brought in.
