#include "receipts/receipt_store.h"

#include "events/event_columns.h"

namespace deedbox::receipts {

const db::Query<DecisionEvent> decision_event{
    "SELECT " EVENT_COLUMNS ", e.seal_number "
    "FROM event_subjects s JOIN events e ON e.id = s.event_id "
    "WHERE s.subject_id = $1 AND s.kind = 'account_request' "
    "AND e.act IN ('account_request.approved', 'account_request.declined', 'account_request.refused')"};

const db::Query<events::EventSubject> subjects_of_event{
    "SELECT event_id, kind, subject_id FROM event_subjects WHERE event_id = $1"};

const db::Query<events::Seal> seal_by_number{"SELECT " SEAL_COLUMNS " FROM event_seals WHERE number = $1"};

const db::Query<EventHash> hashes_under_seal{"SELECT hash FROM events WHERE seal_number = $1 ORDER BY id"};

const db::Query<AgreementText> agreement_text{"SELECT text FROM agreement_texts WHERE sha256 = $1"};

} // namespace deedbox::receipts
