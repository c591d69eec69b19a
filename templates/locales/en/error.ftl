# Error pages: a title, and under `-what` what happened, what was kept, and what to do.
error-again = See how it stands now
error-home = To the home page
error-not-found = There is nothing here
error-not-found-what = The address may have changed, or the link has expired or is incomplete. Check the link, or start from the home page.
error-sign-in = Please sign in first
error-sign-in-what = This needs an account. Nothing was sent; sign in and try again.
error-forbidden = Not allowed
error-forbidden-what = Your account cannot open this page or do this.
error-cross-site = Request refused
error-cross-site-what = This request came from another site, so it was not carried out. Please use the pages of this site.
error-no-form = What was sent could not be read
error-no-form-what = It was incomplete or in a wrong format, and nothing was stored. Go back and try again.
error-wrong-method = This address works another way
error-wrong-method-what = What was sent does not fit this address, and nothing was stored. Go back to the page and use its buttons.
error-many-fields = What was sent could not be read
error-many-fields-what = It has more fields than any form of this site, and nothing was stored. Go back and use the form on the page.
error-address-long = This address is too long
error-address-long-what = This site has no address of such a length. Check the link, or start from the home page.
error-too-slow = What was sent did not arrive
error-too-slow-what = The connection was too slow or broke off, and nothing was stored. Check your connection, go back, and send it again.
error-too-large = Too much was sent
error-too-large-what = What was sent is over the limit and was not stored. Shorten the text and try again.
error-too-many = Too many tries
error-too-many-what = There were too many tries in a short time, and nothing was stored. Wait a few minutes and try again.
error-changed = It was changed meanwhile
error-changed-what = Somebody changed it while you were looking. What you asked was not done; look again and then decide.
error-unavailable = Not possible just now
error-unavailable-what = The system is busy, and this was not stored; everything confirmed before is safe. Try again in a moment.
error-unsure = Not sure whether this was stored
error-unsure-what = The connection to the database broke off while this was being stored. Go back and send the same form once more: if it was stored already, nothing is doubled.
error-broken = Something went wrong
error-broken-what = The program made a mistake, and it was recorded. This was not stored; try again in a moment.
field-not-text = This holds characters that cannot be read (marked �). Please enter it again.
too-often = Too many tries in a short time. Nothing was submitted, and everything you typed is kept. Try again in { $wait }.
wait-seconds = { $n ->
    [one] one second
   *[other] { $n } seconds
  }
wait-minutes = { $n ->
    [one] one minute
   *[other] { $n } minutes
  }
