# Importing a list of posts.

import-title = Import a list of entries
import-lead = Import entries collected from the platforms’ topic pages in one go. You see the result of each row first; nothing is stored until you confirm.
import-list = List file
import-list-hint = CSV or Excel (.xlsx, .xls), with column names in one of the first 20 rows; at most 32 MB.
import-look = See the result, store nothing
import-columns = Columns that are recognised
import-columns-what = In any order; other columns are ignored. Contact details may be empty: these authors have not entered the contest themselves.
import-column = Column
import-column-holds = Contents
import-column-link = Required: a link, or the whole share text copied from the app
import-column-published = Required: the publication time, such as 2023-08-01 12:30
import-column-description = The full text of the post; share texts are often cut short, and then the topics do not show
import-column-title = The title; if empty, the first sentence of the text
import-column-author = The author; if empty, the author or account in the share text
import-column-account = The author’s account on the platform
import-column-contact = If known

import-looked-lead = Nothing is stored yet. Look at the result of each row, then import the list.
import-done-lead = Imported. Importing the same list again adds nothing.
import-bring-in = { $n ->
    [one] Import { $n } entry
   *[other] Import { $n } entries
  }
import-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
  }
import-accepted = Checks passed
import-waiting = To be checked
import-returned = Incomplete
import-refused = Not imported
import-not-simply = Rows that need a look
import-report = Download the result of every row (CSV)
import-row = Row
import-outcome = Result
import-why = Reason
import-left-out = { $n ->
    [one] { $n } more row is not shown; download the result to see it.
   *[other] { $n } more rows are not shown; download the result to see them.
  }
import-reason = { $about }: { $problem }
import-reason-written = { $reason } ({ $written })
import-seen = { $about }: { $seen }
import-same-row = The same entry as row { $row }

import-problem-missing = missing
import-problem-too_long = too long
import-problem-unreadable = cannot be read
import-problem-broken = breaks the rule
import-problem-unknown = must be checked by hand

import-list-empty = Please choose a list that is not empty.
import-list-no-heading = One of the first 20 rows must hold column names, such as link, title, author, published_at. This list begins with “{ $first }”, so nothing was imported.
import-list-no-link = No column is named “link” or “share text” or holds links of videos, so nothing was imported.
import-list-locked = This file is locked with a password, so nothing was imported. Save it without one and upload it again.
import-list-no-table = This file cannot be read, so nothing was imported. Save it as CSV or XLSX and try again.
import-list-too-long = The list has more than { $limit } rows, so nothing was imported. Please divide it.

done-import-posts = The list is imported.
