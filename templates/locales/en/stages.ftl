# The stages of a round: their names, the steps into them with what they do, and the sentences on the page of rules.

stage-eligibility = Eligibility review
stage-screening = Screening
stage-jury = Jury scoring
stage-settling = Final decision
stage-publicity = Public notice
stage-final = Published

round-next-screening = Begin screening
round-next-jury = Begin jury scoring
round-next-settling = Begin the final decision
round-next-publicity = Put the list on public notice
round-next-final = Publish as final

round-about-screening = When screening begins, the entries are fixed; what is accepted later counts in the next monthly round.
round-about-jury = When jury scoring begins, the shortlist is fixed, and its entries are drawn for the judges with a recorded random seed.
round-about-settling = When the final decision begins, judges can no longer change points; the tally opens and the list of winners can be decided.
round-about-publicity = On public notice, the list is visible to everybody; the period counts working days.
round-about-final = Once published as final, the list no longer changes, and the best entries go on to the next round.

done-round-screening = Screening has begun
done-round-jury = Jury scoring has begun
done-round-settling = The final decision has begun
done-round-publicity = The list is on public notice
done-round-final = The list is published as final

rules-stage-eligibility = Eligibility review: the organizers check whether an entry may take part. They give the reason if it may not, and ask its author for changes where these can put it right.
rules-stage-screening = Screening: the shortlist for the judges is chosen.
rules-stage-jury = Jury scoring: { $sheets } judges score each entry independently, without seeing its author or each other’s points.
rules-stage-settling = Final decision: the organizers make the list from ranks and numbers of prizes.
rules-stage-publicity = Public notice: the list is open to objections for { $days } working days.
rules-stage-final = Published: the list becomes final, then the prizes are paid.
