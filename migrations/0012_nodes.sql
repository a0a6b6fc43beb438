-- Processes that make ids at the same time, each with a number of its own in its ids. Whoever has a number says so again
-- before its lease ends; one that was asleep for longer finds another holder here and may write nothing under it. `process`
-- tells which one it is on its machine, so that the number of one that died there is free at once.
CREATE TABLE nodes (
    number      {id} NOT NULL PRIMARY KEY,
    holder      {id} NOT NULL,
    process     TEXT NOT NULL,
    lease_until {time} NOT NULL,
    since       {time} NOT NULL
) {strict};
