# Names of platforms, ways in and rounds.
month-name = 第{ $n }次月赛
quarter-name = 第{ $n }次季赛
annual-name = 年度总决赛
