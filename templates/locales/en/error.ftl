# Error pages: a title, and under `-what` what happened, what was kept, and what to do.
error-again = See how it stands now
error-home = Home page
error-not-found = Page not found
error-not-found-what = The address may have changed, or the link has expired or is incomplete. Check the link, or start from the home page.
error-sign-in = Please sign in first
error-sign-in-what = This needs you to sign in. Nothing was submitted; sign in and try again.
error-forbidden = Not allowed
error-forbidden-what = Your account cannot open this page or do this.
error-cross-site = Request refused
error-cross-site-what = This request came from another site, so it was refused for your safety. Please use the pages of this site.
error-no-form = The form could not be read
error-no-form-what = What was submitted is incomplete or malformed, and nothing was stored. Please go back and try again.
error-wrong-method = Request not allowed
error-wrong-method-what = This address does not take such a request, and nothing was stored. Please go back to the page and use its buttons.
error-many-fields = The form could not be read
error-many-fields-what = What was submitted has more fields than any form of this site, and nothing was stored. Please go back and use the form on the page.
error-address-long = This address is too long
error-address-long-what = This site has no address of such a length. Check the link, or start from the home page.
error-too-slow = What was submitted did not arrive
error-too-slow-what = The connection was too slow or broke off, and nothing was stored. Please check your connection, go back, and submit it again.
error-too-large = Too much was submitted
error-too-large-what = What was submitted is over the limit and was not stored. Please shorten the text and try again.
error-too-many = Too many tries
error-too-many-what = There were too many tries in a short time, and nothing was stored. Please wait a few minutes and try again.
error-changed = It has been changed
error-changed-what = Somebody changed it while you were looking at it. Your action was not carried out; please look again before you decide.
error-unavailable = Not possible at the moment
error-unavailable-what = The system is busy, and this was not stored; everything confirmed before is kept. Please try again in a moment.
error-unsure = Not sure whether this was stored
error-unsure-what = The connection to the database broke off while this was being stored. Please go back and submit the same form once more: if it was stored already, nothing is doubled.
error-broken = Something went wrong
error-broken-what = The program made an error, and it was recorded. This was not stored; please try again in a moment.
field-not-text = This contains characters that cannot be read (marked �). Please enter it again.
too-often = Too many tries in a short time. Nothing was submitted, and everything you typed is kept. Try again in { $wait }.
wait-seconds = { $n ->
    [one] one second
   *[other] { $n } seconds
  }
wait-minutes = { $n ->
    [one] one minute
   *[other] { $n } minutes
  }
