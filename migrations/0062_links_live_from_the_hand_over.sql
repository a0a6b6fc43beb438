-- `link_generation` is the newest issue of an approver's link, whose mail is owed or gone. `live_generation` is the oldest
-- that still opens: the one whose mail was handed over last, at `link_live_since`, or the first one while none was. The
-- links of before live on as they were.
ALTER TABLE request_approvers ADD COLUMN live_generation {id} NOT NULL DEFAULT 0;
ALTER TABLE request_approvers ADD COLUMN link_live_since {time};
UPDATE request_approvers SET live_generation = link_generation, link_live_since = link_issued_at;

-- When the mail with the link was handed over: its life begins then.
ALTER TABLE sign_ups ADD COLUMN handed_over_at {time};
ALTER TABLE user_links ADD COLUMN handed_over_at {time};
