#!/usr/bin/env bash
# Who may include whom: a folder of src/ includes itself and the folders named for it here, and nothing above it. Each
# library stays behind the one folder that wraps it. And rows and rules, which are the files without a layer in their
# name, include nothing of db/, nor anything that does. Tests may include what they like.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mechanisms="base db dns http jobs mail idempotency events acts rooms"
subjects="$mechanisms powers"
declare -A may=(
    [base]=""
    [db]="base"
    [dns]="base"
    [http]="base"
    [jobs]="base db"
    [idempotency]="base db http jobs"
    [events]="base db jobs"
    [mail]="base db http events jobs"
    [rooms]="base db http jobs mail"
    [acts]="base db idempotency events mail"
    [powers]="base db http"
    [members]="$subjects"
    [accounts]="$subjects"
    [directory]="$subjects members accounts"
    [guides]="$subjects"
    [users]="$subjects members accounts"
    [invitations]="$subjects members accounts users"
    [virtual_accounts]="$subjects members accounts users invitations"
    [proven_domains]="$subjects members accounts"
    [successions]="$subjects dns members accounts users invitations proven_domains"
    [people]="$subjects members accounts users invitations virtual_accounts proven_domains"
    [member_imports]="$subjects members accounts users people virtual_accounts invitations proven_domains"
    [access_requests]="$subjects members accounts users invitations virtual_accounts proven_domains people"
    [requests]="$subjects members accounts users invitations proven_domains"
    [approvals]="$subjects members accounts users invitations proven_domains requests"
    [agreements]="$subjects members accounts users invitations proven_domains requests approvals"
    [health]="$subjects dns members accounts users invitations proven_domains requests approvals agreements"
    [event_log]="$subjects members accounts"
    [receipts]="$subjects members accounts users invitations proven_domains requests approvals"
    [portal]="$subjects members accounts directory guides users invitations virtual_accounts proven_domains successions agreements health people member_imports access_requests requests approvals receipts event_log"
    [main.cpp]="portal"
)
declare -A home=(
    [sqlite3.h]=db
    [libpq-fe.h]=db
    [boost/beast]=http
    [kainjow]=mail
    [gmime]=mail
    [unbound.h]=dns
    [cairo]=receipts
    [pango]=receipts
    [qpdf]=receipts
    [prometheus]=portal
    [toml++]=portal
    [CLI]=portal
)

# Where rows and rules are told apart from what reads and writes, and the layers that may know the database.
told_apart="members accounts users invitations virtual_accounts proven_domains successions agreements health people member_imports access_requests guides events requests approvals directory receipts event_log"
layers="store|desk|routes|jobs|mails|records|room"

faults=0
fault() {
    echo "$1"
    faults=$((faults + 1))
}

for folder in src/*/; do
    folder=$(basename "$folder")
    [[ -v may[$folder] ]] || fault "src/$folder: has no row in $0"
done

while IFS=: read -r file line include; do
    from=$(cut -d/ -f2 <<<"$file")
    to=${include%%/*}
    [[ $to == "$from" || " ${may[$from]:-} " == *" $to "* ]] || fault "$file:$line: src/$from may not include $include"
done < <(grep -rnoP --include='*.h' --include='*.cpp' --exclude='*_test.cpp' '^#include "\K[^"]+/[^"]+' src)

for library in "${!home[@]}"; do
    while read -r place; do
        fault "$place: <$library> is for src/${home[$library]} alone"
    done < <(grep -rnF --include='*.h' --include='*.cpp' --exclude='*_test.cpp' "#include <$library" src | grep -v "^src/${home[$library]}/")
done

rows_and_rules() {
    local room file
    for room in $told_apart; do
        for file in "src/$room"/*.h "src/$room"/*.cpp; do
            [[ $file =~ _($layers|test)\.(h|cpp)$ ]] || echo "$file"
        done
    done
}

# Those of them that include something of db/, each with the way there.
ways_to_db() {
    awk -F'"' '
        FILENAME == "-" { split($1, at, ":"); includes[at[1]] = includes[at[1]] " src/" $2; next }
        function way(file, next_ones, count, i, found) {
            if (file ~ /^src\/db\//) return file
            if (seen[file]++) return ""
            count = split(includes[file], next_ones, " ")
            for (i = 1; i <= count; ++i)
                if ((found = way(next_ones[i])) != "") return file " > " found
            return ""
        }
        { delete seen; if ((found = way($0)) != "") print found }
    ' - <(rows_and_rules) < <(grep -rnE --include='*.h' --include='*.cpp' '^#include "' src)
}
while read -r way; do fault "$way: rows and rules know no database"; done < <(ways_to_db)

((faults == 0))
