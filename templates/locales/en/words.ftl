# Names of platforms, ways in and rounds.
month-name = Month { $n }
quarter-name = Quarter { $n }
annual-name = Annual final
