// Made from docs/api/openapi.json by `npm run api`. Not edited by hand.

export interface paths {
    "/api/v1/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a client has to know before anybody signs in */
        get: operations["readPortal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The jobs of the background: when each is due, and what it failed with last */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-trouble": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many mails wait because the mail server is not there or refuses us, and its last words */
        get: operations["readMailTrouble"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/capabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may do what: each role with how far each capability goes for it */
        get: operations["listCapabilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The mails that a demonstration kept, newest first */
        get: operations["listMailbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mailbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One mail that a demonstration kept */
        get: operations["readMailboxMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become a user; the address is verified by a mail, or by the link of an approval or an invitation that was mailed to it */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/email-verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove an address: in the browser that signed up, or with the password chosen then */
        post: operations["verifyAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["readSession"];
        put?: never;
        post?: never;
        /** Sign out */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link for a new password mailed; the same answer for every address */
        post: operations["askPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose a new password; every other session of the user ends */
        put: operations["resetPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in once by the link that `deedbox admin create` printed, and choose a password */
        post: operations["signInByLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one's own name or language */
        patch: operations["changeProfile"];
        trace?: never;
    };
    "/api/v1/profile/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one's own sessions */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is signed in, in coarse terms; the newest first */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /** End every session of one's own but the one that calls */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose a new password; every other session of the user ends, and a mail tells them */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-stops/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose mails the link would stop; looking changes nothing */
        get: operations["openMailStop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-stops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** No more mails to this address that it did not ask for */
        post: operations["stopMails"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile/mail-stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether my mailbox gets no mails that others cause, because its owner said stop */
        get: operations["readMailStop"];
        put?: never;
        post?: never;
        /** My mailbox gets mails again that others cause; what was not sent meanwhile is not sent */
        delete: operations["liftMailStop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody is invited to, and by whom; looking changes nothing */
        get: operations["openInvitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{token}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become a member of the account; for the user whose address was invited */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{token}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say no, without a user: by the link, with the invited address typed */
        post: operations["refuseInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My requests, those that wait for me, or (staff) all */
        get: operations["listAccountRequests"];
        put?: never;
        /** Request a Smart Account for a customer */
        post: operations["fileAccountRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-request-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What filing a request would come to: who is asked, and who is not; writes nothing */
        post: operations["checkAccountRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request, for those concerned */
        get: operations["readAccountRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-requests/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End one's own request before anybody has decided it */
        post: operations["withdrawAccountRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identifier-contests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one has objected to, newest first, and what became of it */
        get: operations["listOwnContests"];
        put?: never;
        /** Object to a request for one's own company: a reviewer looks at it */
        post: operations["contestIdentifier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-requests/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people of the company say against a request, for its reviewers; oldest first */
        get: operations["listObjections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filing-allowances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The mail domains that are not slowed down, newest first */
        get: operations["listFilingAllowances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filing-allowances/{domain}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let the users of a mail domain have more open requests together, with a reason */
        put: operations["allowFiling"];
        post?: never;
        /** Slow the users of a mail domain down again beyond the limit */
        delete: operations["endFilingAllowance"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-requests/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve and create the account, or decline with a reason */
        post: operations["decideAccountRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-requests/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release a request to its approvers, hand it to those who objected, or refuse it with a reason */
        post: operations["reviewAccountRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-requests/{id}/forwards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name somebody else to decide in one's place */
        post: operations["forwardAccountRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-requests/{id}/forwards/{forwardId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Have the question back from whom it was forwarded to */
        delete: operations["takeForwardBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-requests/{id}/resends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the approval mail again, with a new link; the old one is dead once it is handed over */
        post: operations["resendApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-requests/{id}/approvers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Ask these, and nobody else; who was asked already keeps their link */
        put: operations["replaceApprovers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approval-links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an approval link asks; looking changes nothing */
        get: operations["openApprovalLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approval-links/{token}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline a request, or be the wrong person, with the link and the address that it was mailed to */
        post: operations["refuseByApprovalLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approval-links/{token}/renewal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new link to the same address, for one that is dead by age; the same answer always */
        post: operations["renewApprovalLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identifier-contests/{id}/proof-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look into the DNS whether an objector has proven the domain: then they are asked to decide */
        post: operations["checkContestProof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account-requests/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed receipt of a decision, for the requester, those asked, and the reviewer whose decision it was; `deedbox verify-receipt` proves it */
        get: operations["readReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My accounts, then what I requested, then my company's, then what the search finds */
        get: operations["searchDirectory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One Smart Account */
        get: operations["readSmartAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the name, country or visibility of a Smart Account, and who sees its contacts */
        patch: operations["changeSmartAccount"];
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/my-capabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the reader can do in a Smart Account, and where in it */
        get: operations["listMyCapabilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/virtual-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One level of the tree of Virtual Accounts, for members of the account, by name; or those of a name */
        get: operations["listVirtualAccounts"];
        put?: never;
        /** Create a Virtual Account, at the top or nested in another */
        post: operations["createVirtualAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/virtual-accounts/{virtualAccountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One Virtual Account */
        get: operations["readVirtualAccount"];
        put?: never;
        post?: never;
        /** Delete a Virtual Account; roles in it end, or move to another */
        delete: operations["deleteVirtualAccount"];
        options?: never;
        head?: never;
        /** Change what a Virtual Account is called and says, or move it */
        patch: operations["changeVirtualAccount"];
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/virtual-accounts/{virtualAccountId}/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the deletion of a Virtual Account would touch */
        get: operations["reviewVirtualAccountDeletion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The domains that a Smart Account has proven or wants to prove, for its members; oldest first */
        get: operations["listDomains"];
        put?: never;
        /** Begin to prove a domain: the record to put into its DNS; again for one that is not proven */
        post: operations["addDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/domains/{domain}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look into the DNS now whether the record is there */
        post: operations["checkDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/domains/{domain}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Let go of a domain: it proves nothing for the account any more */
        delete: operations["removeDomain"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has a role in a Smart Account, as far as the reader sees; newest first */
        get: operations["listMembers"];
        put?: never;
        /** Give somebody a role: people of the company at once, others when they accept */
        post: operations["addMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/members/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One role of somebody in a Smart Account, as far as the reader sees */
        get: operations["readMember"];
        put?: never;
        post?: never;
        /** End somebody's role, or one's own */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /** Change somebody's role, or what it is held in */
        patch: operations["changeMember"];
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was invited to a Smart Account, for those who run it; newest first */
        get: operations["listInvitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/invitations/{invitationId}/resends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an invitation again, with a new link; the one before ends */
        post: operations["resendInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/member-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files of people that were brought to a Smart Account, newest first */
        get: operations["listMemberImports"];
        put?: never;
        /** Give the people of a CSV file roles, one row at a time; columns `email`, `role`, `virtualAccount`, `includeNested`, `note`, the last three if wanted */
        post: operations["importMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/member-imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import is, and what came of its rows so far */
        get: operations["readMemberImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/member-imports/{importId}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows of an import with what came of each, in the order of the file */
        get: operations["listMemberImportResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/member-imports/{importId}/results.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows of an import as a file, with what came of each; only the refused ones in the form of the file that was brought, to be corrected and sent again */
        get: operations["downloadMemberImportResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/member-imports/{importId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the rows of an import that are not done yet */
        post: operations["cancelMemberImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened in a Smart Account, the newest first, as far as the reader sees it; as a file, all of it */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My requests for access, or those that I decide; newest first */
        get: operations["listAccessRequests"];
        put?: never;
        /** Ask the administrators of a Smart Account to become a member of it */
        post: operations["fileAccessRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request for access, for whoever asked and those who decide */
        get: operations["readAccessRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access-requests/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the requester a member, also in another role or part, or decline */
        post: operations["decideAccessRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access-requests/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End one's own request for access before anybody has decided it */
        post: operations["withdrawAccessRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/access-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which mail domains requests for access are decided by themselves */
        get: operations["readAccessRules"];
        /** Put these rules in the place of all there are; the first that is about an address counts */
        put: operations["changeAccessRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/successions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an account got, or is to get, new administrators, for its members; newest first. Others see what they began themselves */
        get: operations["listSuccessions"];
        put?: never;
        /** Name a new administrator for an account whose own are gone or do not answer; they can object first */
        post: operations["beginSuccession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/successions/{successionId}/objection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a succession before it is due: its account's administrators, or who began it */
        post: operations["objectToSuccession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agreement in force, and which versions an account has accepted, when and by whom */
        get: operations["listAgreements"];
        put?: never;
        /** Accept the agreement in force for an account that has not */
        post: operations["acceptAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is wrong with a Smart Account at this moment, and what to do about it */
        get: operations["readHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/smart-accounts/{id}/health/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look again now, also into the DNS */
        post: operations["checkHealth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/digest-stops/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose weekly digest the link would stop; looking changes nothing */
        get: operations["openDigestStop"];
        put?: never;
        /** No more weekly digests to this address; what the body is does not matter */
        post: operations["stopDigest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile/digest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether I get a weekly digest of what is wrong in accounts that I am an admin of */
        get: operations["readDigest"];
        /** Get it, or no longer */
        put: operations["wantDigest"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guides/{name}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether a guide was helpful; a later answer takes the place of an earlier one */
        post: operations["answerGuide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guide-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people said of the guides, newest first, and how many said what */
        get: operations["listGuideAnswers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        PortalFacts: {
            operatorName: string;
            operatorContact: string | null;
            version: string;
            languages: ("en" | "it" | "es")[];
            mailbox: boolean;
            requestLifetimeSeconds: number;
            linkLifetimeSeconds: number;
            accessRequestLifetimeSeconds: number;
            exportControlledCountries: string[];
        };
        PageOfJobView: {
            items: components["schemas"]["JobView"][];
            nextCursor: string | null;
        };
        JobView: {
            kind: string;
            /** Format: date-time */
            dueAt: string;
            tries: number;
            lastError: string | null;
        };
        MailTrouble: {
            mails: number;
            reason: ("held" | "no_room" | "held_too_long" | "superseded" | "stopped" | "unwordable" | "unreachable" | "refused_us" | "given_up" | "not_taken" | "delayed") | null;
            detail: string | null;
            /** Format: date-time */
            at: string | null;
        };
        CapabilityTable: {
            ofMembers: components["schemas"]["CapabilityView"][];
            ofStaff: components["schemas"]["StaffCapabilityView"][];
        };
        CapabilityView: {
            /** @enum {string} */
            capability: "see_members" | "see_virtual_accounts" | "see_event_log" | "edit_account" | "manage_members" | "decide_access_requests" | "manage_top_virtual_accounts" | "edit_virtual_accounts" | "begin_succession" | "see_health" | "see_every_request" | "review_requests" | "lift_filing_limits" | "see_every_account" | "read_guide_answers" | "see_jobs" | "replace_admins" | "create_holding_accounts";
            text: string;
            reaches: components["schemas"]["ReachView"][];
        };
        ReachView: {
            /** @enum {string} */
            role: "approver" | "admin" | "user" | "viewer";
            /** @enum {string} */
            heldIn: "smart_account" | "virtual_account";
            /** @enum {string} */
            reach: "nothing" | "own_virtual_account" | "whole_account";
        };
        StaffCapabilityView: {
            /** @enum {string} */
            capability: "see_members" | "see_virtual_accounts" | "see_event_log" | "edit_account" | "manage_members" | "decide_access_requests" | "manage_top_virtual_accounts" | "edit_virtual_accounts" | "begin_succession" | "see_health" | "see_every_request" | "review_requests" | "lift_filing_limits" | "see_every_account" | "read_guide_answers" | "see_jobs" | "replace_admins" | "create_holding_accounts";
            text: string;
            roles: ("administrator" | "reviewer")[];
        };
        PageOfKeptMail: {
            items: components["schemas"]["KeptMail"][];
            nextCursor: string | null;
        };
        KeptMail: {
            id: string;
            to: string;
            subject: string;
            kind: string;
            /** @enum {string} */
            language: "en" | "it" | "es";
            /** @enum {string} */
            state: "queued" | "sent" | "deferred" | "bounced";
            /** Format: date-time */
            at: string;
        };
        OpenedMail: {
            id: string;
            to: string;
            subject: string;
            kind: string;
            /** @enum {string} */
            language: "en" | "it" | "es";
            /** @enum {string} */
            state: "queued" | "sent" | "deferred" | "bounced";
            /** Format: date-time */
            at: string;
            from: string;
            messageId: string;
            text: string;
            html: string;
        };
        SignUpBody: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            name: string;
            /**
             * Format: password
             * @description 12 to 128 characters, counted in NFKC; not a common one, nor made of the owner's name and address
             */
            password: string;
            language?: ("en" | "it" | "es") | null;
            approvalToken?: string | null;
            invitationToken?: string | null;
        };
        AddressAnswer: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
        };
        UserAnswer: {
            user: components["schemas"]["UserView"];
        };
        UserView: {
            id: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            name: string;
            /** @enum {string} */
            language: "en" | "it" | "es";
            staffRole: ("administrator" | "reviewer") | null;
            defaultDomainIdentifier: string | null;
            memberships: components["schemas"]["Membership"][];
            may: components["schemas"]["UserMay"];
        };
        Membership: {
            memberId: string;
            smartAccountId: string;
            name: string;
            domainIdentifier: string;
            /** @enum {string} */
            role: "approver" | "admin" | "user" | "viewer";
            virtualAccountId: string | null;
            virtualAccountName: string | null;
            includeNested: boolean;
        };
        UserMay: {
            requestAccount: boolean;
            review: boolean;
        };
        VerificationBody: {
            token: string;
            /**
             * Format: password
             * @description at most 128 characters, counted in NFKC
             */
            password?: string | null;
        };
        SignInBody: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            /**
             * Format: password
             * @description at most 128 characters, counted in NFKC
             */
            password: string;
            otp?: string | null;
        };
        NewPassword: {
            /**
             * Format: password
             * @description 12 to 128 characters, counted in NFKC; not a common one, nor made of the owner's name and address
             */
            password: string;
        };
        ProfileChange: {
            name?: string | null;
            language?: ("en" | "it" | "es") | null;
        };
        PageOfSessionView: {
            items: components["schemas"]["SessionView"][];
            nextCursor: string | null;
        };
        SessionView: {
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            network: string;
            browser: string;
            current: boolean;
        };
        PasswordChange: {
            /**
             * Format: password
             * @description at most 128 characters, counted in NFKC
             */
            currentPassword: string;
            /**
             * Format: password
             * @description 12 to 128 characters, counted in NFKC; not a common one, nor made of the owner's name and address
             */
            newPassword: string;
        };
        Recipient: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
        };
        StopBody: {
            token: string;
        };
        MailStop: {
            /** Format: date-time */
            stoppedAt: string | null;
        };
        InvitationView: {
            accountName: string;
            domainIdentifier: string;
            invitedBy: components["schemas"]["InviterView"];
            note: string | null;
            /** @enum {string} */
            role: "approver" | "admin" | "user" | "viewer";
            /** @enum {string} */
            scope: "smart_account" | "virtual_account";
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            /** Format: date-time */
            invitedAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @enum {string} */
            language: "en" | "it" | "es";
            may: components["schemas"]["InvitationMay"];
        };
        InviterView: {
            name: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
        };
        InvitationMay: {
            accept: boolean;
            refuse: boolean;
        };
        AcceptanceView: {
            smartAccount: components["schemas"]["JoinedAccountView"];
            /** @enum {string} */
            role: "approver" | "admin" | "user" | "viewer";
            /** Format: date-time */
            at: string;
        };
        JoinedAccountView: {
            id: string;
            name: string;
            domainIdentifier: string;
        };
        RefusalBody: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            reason?: string | null;
        };
        RefusalView: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            reason: string | null;
            /** Format: date-time */
            at: string;
        };
        RequestDraft: {
            accountName: string;
            /**
             * @description registered domain of the company, or a prefix on it; U-labels are taken, A-labels are kept
             * @example keio.jp
             */
            domainIdentifier?: string | null;
            /**
             * @description ISO 3166-1 alpha-2
             * @example JP
             */
            country: string;
            approverEmails?: string[];
            noteToApprover?: string | null;
            noteToReviewer?: string | null;
            users?: components["schemas"]["ListedUser"][];
            noteToUsers?: string | null;
            language?: ("en" | "it" | "es") | null;
        };
        ListedUser: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            /** @enum {string} */
            role: "user" | "viewer";
        };
        RequestView: {
            id: string;
            /** @enum {string} */
            status: "in_review" | "pending" | "approved" | "declined" | "withdrawn" | "lapsed";
            smartAccount: components["schemas"]["AccountView"];
            requester: components["schemas"]["PersonView"];
            /** @enum {string} */
            routedTo: "approvers" | "existing_admins" | "reviewer";
            waitsFor: string | null;
            country: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            decision: components["schemas"]["DecisionView"] | null;
            lapseCause: ("unanswered" | "undeliverable" | "contested" | "wrong_person") | null;
            reviewCause: ("policy" | "mismatch" | "no_admins" | "shared_domain" | "declined_before" | "company_and_provider" | "look_alike" | "company_known" | "contested") | null;
            lookAlikeOf: string | null;
            noteToReviewer: string | null;
            waitingApprovers: string[];
            disposable: string[];
            may: components["schemas"]["RequestMay"];
            approvers: components["schemas"]["ApproverView"][];
            forwards: components["schemas"]["ForwardView"][];
            /** Format: date-time */
            nextReminderAt: string | null;
            withdrawal: components["schemas"]["WithdrawalView"] | null;
            noteToApprover: string | null;
            noteToUsers: string | null;
            users: components["schemas"]["ListedUserView"][];
            /** @enum {string} */
            language: "en" | "it" | "es";
            mails: components["schemas"]["MailView"][];
            history: components["schemas"]["HistoryView"][];
            agreement: components["schemas"]["Agreement"] | null;
            earlierDeclines: components["schemas"]["EarlierDeclineView"][];
            companyAccounts: components["schemas"]["CompanyAccount"][];
        };
        AccountView: {
            id: string;
            name: string;
            domainIdentifier: string;
            /** @enum {string} */
            status: "pending" | "active" | "cancelled";
        };
        PersonView: {
            name: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
        };
        DecisionView: {
            /** @enum {string} */
            verdict: "approved" | "declined";
            by: string;
            /** Format: date-time */
            at: string;
            reason: string | null;
            agreementVersion: string | null;
            /** @enum {string} */
            decidedAs: "approver" | "reviewer" | "link_holder";
        };
        RequestMay: {
            decide: boolean;
            forward: boolean;
            resend: boolean;
            replaceApprover: boolean;
            withdraw: boolean;
            review: boolean;
            requestAgain: boolean;
            receipt: boolean;
        };
        ApproverView: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            /** @enum {string} */
            state: "waiting" | "asked" | "forwarded" | "approved" | "declined" | "closed";
            /** @enum {string} */
            namedBy: "requester" | "routing" | "forward" | "contest";
            lastMail: components["schemas"]["LastMailView"] | null;
            notAsked: ("existing_admins" | "review" | "replaced" | "taken_back" | "objection" | "wrong_person") | null;
            said: string | null;
        };
        LastMailView: {
            kind: string;
            state: string;
            detail: string | null;
            /** Format: date-time */
            at: string;
        };
        ForwardView: {
            id: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            from: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            to: string;
            note: string | null;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            takenBackAt: string | null;
            may: components["schemas"]["ForwardMay"];
        };
        ForwardMay: {
            takeBack: boolean;
        };
        WithdrawalView: {
            /** Format: date-time */
            at: string;
            reason: string | null;
        };
        ListedUserView: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            /** @enum {string} */
            role: "user" | "viewer";
            outside: boolean;
            struck: boolean;
            state: ("member" | "invited" | "accepted" | "refused" | "lapsed" | "revoked" | "struck") | null;
            refusalReason: string | null;
        };
        MailView: {
            to: string;
            kind: string;
            state: string;
            detail: string | null;
            /** Format: date-time */
            at: string;
        };
        HistoryView: {
            /** Format: date-time */
            at: string;
            act: string;
            by: string;
            text: string;
            because: string | null;
        };
        Agreement: {
            version: string;
            title: string;
            text: string;
        };
        EarlierDeclineView: {
            requestId: string;
            requesterEmail: string;
            /** @enum {string} */
            decidedAs: "approver" | "reviewer" | "link_holder";
            reason: string | null;
            /** Format: date-time */
            at: string;
        };
        CompanyAccount: {
            id: string;
            name: string;
            domainIdentifier: string;
            /** @enum {string} */
            status: "pending" | "active" | "cancelled";
            /** @enum {string} */
            visibility: "unrestricted" | "restricted";
            admins: number;
        };
        CheckView: {
            /** @enum {string} */
            routedTo: "approvers" | "existing_admins" | "reviewer";
            reviewCause: ("policy" | "mismatch" | "no_admins" | "shared_domain" | "declined_before" | "company_and_provider" | "look_alike" | "company_known" | "contested") | null;
            asked: string[];
            notAsked: components["schemas"]["NotAsked"][];
            warnings: components["schemas"]["CheckWarning"][];
            /** Format: date-time */
            expiresAt: string;
        };
        NotAsked: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            /** @enum {string} */
            reason: "existing_admins" | "review" | "replaced" | "taken_back" | "objection" | "wrong_person";
        };
        CheckWarning: {
            field: string;
            code: string;
            detail: string;
        };
        PageOfRequestSummary: {
            items: components["schemas"]["RequestSummary"][];
            nextCursor: string | null;
        };
        RequestSummary: {
            id: string;
            /** @enum {string} */
            status: "in_review" | "pending" | "approved" | "declined" | "withdrawn" | "lapsed";
            smartAccount: components["schemas"]["AccountView"];
            requester: components["schemas"]["PersonView"];
            /** @enum {string} */
            routedTo: "approvers" | "existing_admins" | "reviewer";
            waitsFor: string | null;
            country: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            decision: components["schemas"]["DecisionView"] | null;
            lapseCause: ("unanswered" | "undeliverable" | "contested" | "wrong_person") | null;
            reviewCause: ("policy" | "mismatch" | "no_admins" | "shared_domain" | "declined_before" | "company_and_provider" | "look_alike" | "company_known" | "contested") | null;
            lookAlikeOf: string | null;
            noteToReviewer: string | null;
            waitingApprovers: string[];
            disposable: string[];
            may: components["schemas"]["RequestMay"];
        };
        WithdrawalBody: {
            reason?: string | null;
        };
        ObjectionBody: {
            /**
             * @description registered domain of the company, or a prefix on it; U-labels are taken, A-labels are kept
             * @example keio.jp
             */
            domainIdentifier: string;
            reason: string;
        };
        ObjectionMade: {
            requestId: string;
            /** @enum {string} */
            status: "in_review" | "pending" | "approved" | "declined" | "withdrawn" | "lapsed";
            id: string | null;
            proof: components["schemas"]["provenDomainRecord"] | null;
        };
        provenDomainRecord: {
            recordName: string;
            recordValue: string;
        };
        PageOfOwnObjectionView: {
            items: components["schemas"]["OwnObjectionView"][];
            nextCursor: string | null;
        };
        OwnObjectionView: {
            id: string;
            requestId: string;
            domainIdentifier: string;
            reason: string;
            /** Format: date-time */
            objectedAt: string;
            /** @enum {string} */
            status: "in_review" | "pending" | "approved" | "declined" | "withdrawn" | "lapsed";
            outcome: ("dismissed" | "upheld") | null;
            proof: components["schemas"]["provenDomainRecord"] | null;
            /** Format: date-time */
            lastCheckedAt: string | null;
            trouble: ("no_record" | "other_record" | "bogus" | "no_answer") | null;
            may: components["schemas"]["OwnObjectionMay"];
        };
        OwnObjectionMay: {
            checkProof: boolean;
        };
        PageOfObjectionView: {
            items: components["schemas"]["ObjectionView"][];
            nextCursor: string | null;
        };
        ObjectionView: {
            id: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            reason: string;
            /** Format: date-time */
            objectedAt: string;
            outcome: ("dismissed" | "upheld") | null;
        };
        PageOfFilingAllowance: {
            items: components["schemas"]["FilingAllowance"][];
            nextCursor: string | null;
        };
        FilingAllowance: {
            id: string;
            domain: string;
            reason: string;
            by: string;
            /** Format: date-time */
            at: string;
        };
        AllowanceBody: {
            reason: string;
        };
        DecisionBody: {
            /** @enum {string} */
            verdict: "approved" | "declined";
            agreementVersion?: string | null;
            excludeUsers?: string[];
            reason?: string | null;
        };
        DecisionAnswer: {
            id: string;
            /** @enum {string} */
            verdict: "approved" | "declined";
            by: string;
            /** Format: date-time */
            at: string;
            reason: string | null;
            agreementVersion: string | null;
            smartAccount: components["schemas"]["AccountView"];
        };
        ReviewBody: {
            /** @enum {string} */
            verdict: "released" | "refused" | "handed_over";
            reason?: string | null;
        };
        ForwardBody: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            note?: string | null;
        };
        ResendBody: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            email?: string | null;
        };
        ReplaceBody: {
            emails?: string[];
        };
        LinkView: {
            requestId: string;
            accountName: string;
            domainIdentifier: string;
            requester: components["schemas"]["PersonView"];
            noteToApprover: string | null;
            forwardedBy: components["schemas"]["ForwardedBy"] | null;
            forwardNote: string | null;
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            country: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            linkExpiresAt: string;
            /** @enum {string} */
            status: "in_review" | "pending" | "approved" | "declined" | "withdrawn" | "lapsed";
            /** @enum {string} */
            namedBy: "requester" | "routing" | "forward" | "contest";
            users: components["schemas"]["ListedUserView"][];
            agreement: components["schemas"]["Agreement"];
            /** @enum {string} */
            language: "en" | "it" | "es";
            may: components["schemas"]["LinkMay"];
        };
        ForwardedBy: {
            name: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
        };
        LinkMay: {
            decide: boolean;
            forward: boolean;
            declineByLink: boolean;
            sayWrongPerson: boolean;
        };
        RefusalAnswer: {
            requestId: string;
            /** @enum {string} */
            status: "in_review" | "pending" | "approved" | "declined" | "withdrawn" | "lapsed";
            /** @enum {string} */
            verdict: "declined" | "wrong_person";
        };
        RenewalBody: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
        };
        RenewalAnswer: Record<string, never>;
        Receipt: {
            form: string;
            decision: components["schemas"]["Facts"];
            portal: components["schemas"]["Issuer"];
            issuedAt: string;
            event: components["schemas"]["ShownEvent"];
            proof: components["schemas"]["InclusionProof"];
            seal: components["schemas"]["ShownSeal"];
            recorded: components["schemas"]["Recorded"] | null;
            signature: string;
        };
        Facts: {
            /** @enum {string} */
            verdict: "approved" | "declined";
            at: string;
            /** @enum {string} */
            decidedAs: "approver" | "reviewer" | "link_holder";
            decidedBy: components["schemas"]["Person"] | null;
            reason: string | null;
            accountRequestId: string;
            smartAccountId: string;
            accountName: string | null;
            domainIdentifier: string | null;
            country: string | null;
            requester: components["schemas"]["Person"] | null;
            agreement: components["schemas"]["AcceptedAgreement"] | null;
            struckUsers: string[];
            invitedUsers: string[];
        };
        Person: {
            name: string;
            email: string;
        };
        AcceptedAgreement: {
            version: string;
            language: string;
            sha256: string | null;
            text: string | null;
        };
        Issuer: {
            operatorName: string;
            url: string;
            publicKey: string;
        };
        ShownEvent: {
            id: string;
            at: number;
            act: string;
            because: string;
            subjects: components["schemas"]["ShownSubject"][];
            data: string;
            hashVersion: number;
            actorId: string | null;
            actorBlind: string | null;
            actorDigest: string | null;
            personalFields: components["schemas"]["ShownField"][];
            withheldFields: string[];
            personalDigest: string | null;
            hash: string;
        };
        ShownSubject: {
            kind: string;
            id: string;
        };
        ShownField: {
            name: string;
            value: string;
            salt: string;
        };
        InclusionProof: {
            place: number;
            path: string[];
        };
        ShownSeal: {
            number: number;
            at: number;
            previousHash: string;
            root: string;
            eventCount: number;
            hash: string;
            signature: string;
        };
        Recorded: {
            decidedBy: components["schemas"]["Person"] | null;
            reason: string | null;
            accountName: string;
            domainIdentifier: string;
            country: string;
            requester: components["schemas"]["Person"];
        };
        DirectoryPage: {
            items: components["schemas"]["DirectoryRow"][];
            nextCursor: string | null;
            isClose: boolean;
        };
        DirectoryRow: {
            id: string;
            name: string;
            domainIdentifier: string;
            /** @enum {string} */
            status: "pending" | "active" | "cancelled";
            /** @enum {string} */
            type: "customer" | "holding";
            myRole: ("approver" | "admin" | "user" | "viewer") | null;
            adminContacts: components["schemas"]["Contact"][];
            /** @enum {string} */
            relation: "member" | "access_requested" | "requested" | "same_domain" | "found";
            /** Format: date-time */
            createdAt: string;
            may: components["schemas"]["DirectoryMay"];
        };
        Contact: {
            name: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
        };
        DirectoryMay: {
            askForAccess: boolean;
        };
        AccountPage: {
            id: string;
            name: string;
            domainIdentifier: string;
            /** @enum {string} */
            type: "customer" | "holding";
            /** @enum {string} */
            status: "pending" | "active" | "cancelled";
            country: string;
            /** @enum {string} */
            visibility: "unrestricted" | "restricted";
            /** @enum {string} */
            contactsFor: "everybody" | "company" | "members";
            /** Format: date-time */
            createdAt: string;
            myRole: ("approver" | "admin" | "user" | "viewer") | null;
            myRoles: components["schemas"]["OwnRole"][];
            myAccessRequest: string | null;
            may: components["schemas"]["AccountMay"];
        };
        OwnRole: {
            memberId: string;
            /** @enum {string} */
            role: "approver" | "admin" | "user" | "viewer";
            virtualAccountId: string | null;
            virtualAccountName: string | null;
            includeNested: boolean;
        };
        AccountMay: {
            seeMembers: boolean;
            seeVirtualAccounts: boolean;
            seeEventLog: boolean;
            seeDomains: boolean;
            seeHealth: boolean;
            edit: boolean;
            manageMembers: boolean;
            manageVirtualAccounts: boolean;
            decideAccessRequests: boolean;
            askForAccess: boolean;
        };
        OwnCapabilities: {
            capabilities: components["schemas"]["OwnCapability"][];
        };
        OwnCapability: {
            /** @enum {string} */
            capability: "see_members" | "see_virtual_accounts" | "see_event_log" | "edit_account" | "manage_members" | "decide_access_requests" | "manage_top_virtual_accounts" | "edit_virtual_accounts" | "begin_succession" | "see_health" | "see_every_request" | "review_requests" | "lift_filing_limits" | "see_every_account" | "read_guide_answers" | "see_jobs" | "replace_admins" | "create_holding_accounts";
            /** @enum {string} */
            reach: "nothing" | "own_virtual_account" | "whole_account";
            virtualAccountIds: string[] | null;
        };
        AccountChange: {
            name?: string | null;
            /**
             * @description ISO 3166-1 alpha-2
             * @example JP
             */
            country?: string | null;
            visibility?: ("unrestricted" | "restricted") | null;
            contactsFor?: ("everybody" | "company" | "members") | null;
        };
        PageOfvirtualVirtualAccountView: {
            items: components["schemas"]["virtualVirtualAccountView"][];
            nextCursor: string | null;
        };
        virtualVirtualAccountView: {
            id: string;
            name: string;
            description: string | null;
            tags: string[];
            endDate: string | null;
            isDefault: boolean;
            /** @enum {string} */
            visibility: "unrestricted" | "restricted";
            isMine: boolean;
            parentId: string | null;
            depth: number;
            hasNested: boolean;
            path: components["schemas"]["virtualPathStep"][];
            may: components["schemas"]["virtualVirtualAccountMay"];
        };
        virtualPathStep: {
            id: string;
            name: string;
        };
        virtualVirtualAccountMay: {
            edit: boolean;
            addNested: boolean;
            move: boolean;
            makeDefault: boolean;
            remove: boolean;
            manageMembers: boolean;
        };
        virtualNewVirtualAccount: {
            name: string;
            description?: string | null;
            tags?: string[] | null;
            /**
             * Format: date
             * @example 2027-03-31
             */
            endDate?: string | null;
            parentId?: string | null;
            isDefault?: boolean | null;
            visibility?: ("unrestricted" | "restricted") | null;
        };
        virtualVirtualAccountChange: {
            name?: string | null;
            description?: string | null;
            tags?: string[] | null;
            /**
             * Format: date
             * @example 2027-03-31
             */
            endDate?: string | null;
            parentId?: string | null;
            top?: boolean | null;
            isDefault?: boolean | null;
            visibility?: ("unrestricted" | "restricted") | null;
        };
        virtualContents: {
            members: number;
            invitations: number;
            nested: number;
        };
        PageOfprovenDomainView: {
            items: components["schemas"]["provenDomainView"][];
            nextCursor: string | null;
        };
        provenDomainView: {
            id: string;
            domain: string;
            recordName: string;
            recordValue: string;
            /** @enum {string} */
            state: "waiting" | "proven" | "failed" | "lost";
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            provenAt: string | null;
            /** Format: date-time */
            lastCheckedAt: string | null;
            trouble: ("no_record" | "other_record" | "bogus" | "no_answer") | null;
            may: components["schemas"]["provenDomainMay"];
        };
        provenDomainMay: {
            check: boolean;
            beginAgain: boolean;
            remove: boolean;
        };
        provenNewDomain: {
            /**
             * @description a domain as it was registered; U-labels are taken, A-labels are kept
             * @example keio.jp
             */
            domain: string;
        };
        PageOfMemberView: {
            items: components["schemas"]["MemberView"][];
            nextCursor: string | null;
        };
        MemberView: {
            id: string;
            name: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            /** @enum {string} */
            role: "approver" | "admin" | "user" | "viewer";
            virtualAccountId: string | null;
            virtualAccountName: string | null;
            includeNested: boolean;
            /** Format: date-time */
            since: string;
            isMe: boolean;
            may: components["schemas"]["MemberMay"];
        };
        MemberMay: {
            change: boolean;
            remove: boolean;
        };
        NewMember: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            /** @enum {string} */
            role: "approver" | "admin" | "user" | "viewer";
            virtualAccountId?: string | null;
            includeNested?: boolean | null;
            note?: string | null;
        };
        NamedView: {
            /** @enum {string} */
            state: "active" | "invited";
            id: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            /** @enum {string} */
            role: "approver" | "admin" | "user" | "viewer";
            virtualAccountId: string | null;
            virtualAccountName: string | null;
            includeNested: boolean;
        };
        MemberChange: {
            role?: ("approver" | "admin" | "user" | "viewer") | null;
            virtualAccountId?: string | null;
            includeNested?: boolean | null;
            wholeAccount?: boolean | null;
        };
        PageOfListedInvitationView: {
            items: components["schemas"]["ListedInvitationView"][];
            nextCursor: string | null;
        };
        ListedInvitationView: {
            id: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            /** @enum {string} */
            role: "approver" | "admin" | "user" | "viewer";
            virtualAccountId: string | null;
            virtualAccountName: string | null;
            includeNested: boolean;
            note: string | null;
            /** @enum {string} */
            state: "invited" | "accepted" | "refused" | "lapsed" | "revoked";
            invitedBy: components["schemas"]["InvitedBy"];
            /** Format: date-time */
            invitedAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            decidedAt: string | null;
            refusalReason: string | null;
            may: components["schemas"]["ListedInvitationMay"];
        };
        InvitedBy: {
            name: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
        };
        ListedInvitationMay: {
            resend: boolean;
            revoke: boolean;
        };
        memberMemberImportView: {
            id: string;
            /** @enum {string} */
            state: "running" | "done" | "cancelled";
            dryRun: boolean;
            total: number;
            done: number;
            counts: components["schemas"]["memberImportCounts"];
            madeBy: components["schemas"]["memberImportMaker"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endedAt: string | null;
            /** Format: date-time */
            resumesAt: string | null;
            /** Format: date-time */
            rowsKeptUntil: string | null;
            may: components["schemas"]["memberImportMay"];
        };
        memberImportCounts: {
            added: number;
            invited: number;
            refused: number;
            waiting: number;
        };
        memberImportMaker: {
            name: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
        };
        memberImportMay: {
            cancel: boolean;
        };
        PageOfmemberMemberImportView: {
            items: components["schemas"]["memberMemberImportView"][];
            nextCursor: string | null;
        };
        PageOfmemberImportRowView: {
            items: components["schemas"]["memberImportRowView"][];
            nextCursor: string | null;
        };
        memberImportRowView: {
            line: number;
            email: string;
            role: string;
            virtualAccount: string;
            includeNested: string;
            note: string;
            /** @enum {string} */
            result: "waiting" | "added" | "invited" | "refused";
            problem: components["schemas"]["memberRowProblemView"] | null;
        };
        memberRowProblemView: {
            column: string;
            code: string;
            detail: string;
        };
        PageOfeventLogEntry: {
            items: components["schemas"]["eventLogEntry"][];
            nextCursor: string | null;
        };
        eventLogEntry: {
            id: string;
            /** Format: date-time */
            at: string;
            act: string;
            text: string;
            by: string | null;
            because: string | null;
            about: string | null;
            role: ("approver" | "admin" | "user" | "viewer") | null;
            virtualAccount: components["schemas"]["eventLogPlace"] | null;
        };
        eventLogPlace: {
            id: string;
            name: string;
        };
        accessAccessRequestDraft: {
            smartAccountId?: string | null;
            /**
             * @description registered domain of the company, or a prefix on it; U-labels are taken, A-labels are kept
             * @example keio.jp
             */
            domainIdentifier?: string | null;
            /** @enum {string} */
            role: "approver" | "admin" | "user" | "viewer";
            virtualAccountIds?: string[];
            note?: string | null;
        };
        accessAccessRequestView: {
            id: string;
            /** @enum {string} */
            status: "pending" | "approved" | "declined" | "withdrawn" | "lapsed" | "already_member";
            smartAccount: components["schemas"]["accessAccessAccountView"];
            requester: components["schemas"]["accessAccessRequesterView"];
            /** @enum {string} */
            role: "approver" | "admin" | "user" | "viewer";
            /** @enum {string} */
            scope: "smart_account" | "virtual_account";
            virtualAccounts: components["schemas"]["accessAccessPlaceView"][];
            note: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            endedAt: string | null;
            waitsFor: string | null;
            decision: components["schemas"]["accessAccessDecisionView"] | null;
            withdrawalReason: string | null;
            may: components["schemas"]["accessAccessRequestMay"];
        };
        accessAccessAccountView: {
            id: string;
            name: string;
            domainIdentifier: string;
        };
        accessAccessRequesterView: {
            name: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            outside: boolean;
        };
        accessAccessPlaceView: {
            id: string;
            name: string;
        };
        accessAccessDecisionView: {
            /** @enum {string} */
            verdict: "approved" | "declined";
            role: ("approver" | "admin" | "user" | "viewer") | null;
            scope: ("smart_account" | "virtual_account") | null;
            virtualAccounts: components["schemas"]["accessAccessPlaceView"][];
            includeNested: boolean;
            by: string | null;
            byRule: boolean;
            reason: string | null;
            /** Format: date-time */
            at: string;
        };
        accessAccessRequestMay: {
            decide: boolean;
            withdraw: boolean;
        };
        PageOfaccessAccessRequestView: {
            items: components["schemas"]["accessAccessRequestView"][];
            nextCursor: string | null;
        };
        accessAccessDecisionBody: {
            /** @enum {string} */
            verdict: "approved" | "declined";
            role?: ("approver" | "admin" | "user" | "viewer") | null;
            virtualAccountIds?: string[] | null;
            includeNested?: boolean | null;
            reason?: string | null;
        };
        accessAccessWithdrawalBody: {
            reason?: string | null;
        };
        accessAccessRulesView: {
            rules: components["schemas"]["accessAccessRuleView"][];
            domains: string[];
            virtualAccounts: components["schemas"]["accessAccessPlaceView"][];
        };
        accessAccessRuleView: {
            domain: string;
            /** @enum {string} */
            verdict: "approved" | "declined";
            role: ("user" | "viewer") | null;
            virtualAccountIds: string[];
        };
        accessAccessRulesBody: {
            rules?: components["schemas"]["accessAccessRule"][];
        };
        accessAccessRule: {
            /**
             * @description a mail domain; the rule is about addresses there and below it
             * @example keio.jp
             */
            domain: string;
            /** @enum {string} */
            verdict: "approved" | "declined";
            role?: ("user" | "viewer") | null;
            virtualAccountIds?: string[];
        };
        PageOfSuccessionView: {
            items: components["schemas"]["SuccessionView"][];
            nextCursor: string | null;
        };
        SuccessionView: {
            id: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            adminEmail: string;
            reason: string;
            begunBy: components["schemas"]["Beginner"];
            /** @enum {string} */
            begunAs: "approver" | "domain_owner" | "staff";
            /** Format: date-time */
            begunAt: string;
            /** Format: date-time */
            dueAt: string;
            /** @enum {string} */
            state: "open" | "ended" | "completed";
            /** Format: date-time */
            endedAt: string | null;
            may: components["schemas"]["SuccessionMay"];
        };
        Beginner: {
            name: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
        };
        SuccessionMay: {
            end: boolean;
        };
        NewSuccession: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            adminEmail: string;
            reason: string;
            /**
             * @description registered domain of the company, or a prefix on it; U-labels are taken, A-labels are kept
             * @example keio.jp
             */
            domainIdentifier?: string | null;
        };
        EndBody: {
            reason?: string | null;
        };
        AgreementsView: {
            inForce: components["schemas"]["Agreement"];
            accepted: boolean;
            /** Format: date-time */
            acceptBy: string | null;
            items: components["schemas"]["Acceptance"][];
            may: components["schemas"]["AgreementsMay"];
        };
        Acceptance: {
            version: string;
            /** @enum {string} */
            language: "en" | "it" | "es";
            /** Format: date-time */
            acceptedAt: string;
            name: string;
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
        };
        AgreementsMay: {
            accept: boolean;
        };
        AcceptanceBody: {
            agreementVersion: string;
        };
        HealthView: {
            findings: components["schemas"]["FindingView"][];
        };
        FindingView: {
            /** @enum {string} */
            kind: "no_active_admin" | "domain_unresolved" | "agreement_overdue" | "domain_record_gone" | "member_outside_company" | "mails_bounce" | "access_requests_wait" | "pending_too_long" | "one_admin" | "member_unused";
            /** @enum {string} */
            severity: "urgent" | "warning" | "advice";
            title: string;
            advice: string;
            count: number;
            /** Format: date-time */
            since: string | null;
            concerned: components["schemas"]["ConcernedView"][];
        };
        ConcernedView: {
            memberId: string | null;
            name: string;
            address: string;
            virtualAccountName: string | null;
            /** Format: date-time */
            at: string | null;
        };
        DigestView: {
            /**
             * Format: email
             * @example it@keio.jp
             */
            email: string;
            wanted: boolean;
        };
        DigestBody: {
            wanted: boolean;
        };
        AnswerBody: {
            helpful: boolean;
            comment?: string | null;
            language?: ("en" | "it" | "es") | null;
        };
        GuideAnswer: {
            id: string;
            /**
             * @description A guide
             * @example request-account
             */
            guide: string;
            helpful: boolean;
            comment: string | null;
            /** @enum {string} */
            language: "en" | "it" | "es";
            /** Format: date-time */
            answeredAt: string;
        };
        AnswersPage: {
            items: components["schemas"]["GuideAnswer"][];
            nextCursor: string | null;
            counts: components["schemas"]["GuideCount"][];
        };
        GuideCount: {
            /**
             * @description A guide
             * @example request-account
             */
            guide: string;
            helpful: number;
            notHelpful: number;
        };
        /** @description RFC 9457, in the language of Accept-Language */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description stable, for programs */
            code: string;
            errors?: {
                /** @description JSON Pointer into the body */
                field: string;
                code: string;
                detail: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readPortal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a client has to know before anybody signs in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalFacts"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The jobs of the background: when each is due, and what it failed with last */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfJobView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMailTrouble: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many mails wait because the mail server is not there or refuses us, and its last words */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailTrouble"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCapabilities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who may do what: each role with how far each capability goes for it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CapabilityTable"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMailbox: {
        parameters: {
            query?: {
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mails that a demonstration kept, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfKeptMail"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMailboxMail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One mail that a demonstration kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedMail"];
                };
            };
            /** @description Refused. Codes: `mail.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpBody"];
            };
        };
        responses: {
            /** @description Become a user; the address is verified by a mail, or by the link of an approval or an invitation that was mailed to it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            /** @description Become a user; the address is verified by a mail, or by the link of an approval or an invitation that was mailed to it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressAnswer"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `link.unknown`, `link.dead`, `user.exists` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAddress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationBody"];
            };
        };
        responses: {
            /** @description Prove an address: in the browser that signed up, or with the password chosen then */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `link.unknown`, `link.dead`, `verification.password_required`, `session.refused`, `user.exists` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            /** @description Sign in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `session.refused`, `session.unverified`, `server.busy` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sign out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askPasswordReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressAnswer"];
            };
        };
        responses: {
            /** @description Have a link for a new password mailed; the same answer for every address */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressAnswer"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Choose a new password; every other session of the user ends */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `link.unknown`, `link.dead` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInByLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Sign in once by the link that `deedbox admin create` printed, and choose a password */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `link.unknown`, `link.dead` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChange"];
            };
        };
        responses: {
            /** @description Change one's own name or language */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End one of one's own sessions */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `session.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where one is signed in, in coarse terms; the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfSessionView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End every session of one's own but the one that calls */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Choose a new password; every other session of the user ends, and a mail tells them */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `password.wrong`, `server.busy` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openMailStop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whose mails the link would stop; looking changes nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recipient"];
                };
            };
            /** @description Refused. Codes: `link.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopMails: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopBody"];
            };
        };
        responses: {
            /** @description No more mails to this address that it did not ask for */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `link.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMailStop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether my mailbox gets no mails that others cause, because its owner said stop */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailStop"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liftMailStop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My mailbox gets mails again that others cause; what was not sent meanwhile is not sent */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What somebody is invited to, and by whom; looking changes nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            /** @description Refused. Codes: `link.unknown`, `link.dead` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Become a member of the account; for the user whose address was invited */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptanceView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `link.unknown`, `link.dead` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefusalBody"];
            };
        };
        responses: {
            /** @description Say no, without a user: by the link, with the invited address typed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusalView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `link.unknown`, `link.dead` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccountRequests: {
        parameters: {
            query?: {
                /** @description requester (default), approver or reviewer */
                as?: string;
                /** @description only those of this status */
                status?: string;
                /** @description a part of the account's name or of its domain identifier */
                q?: string;
                /** @description newest (default) or oldest first */
                order?: string;
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My requests, those that wait for me, or (staff) all */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfRequestSummary"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `staff.required` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileAccountRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description At most 64 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestDraft"];
            };
        };
        responses: {
            /** @description Request a Smart Account for a customer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 64 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `domain.taken`, `request.membership_required`, `request.too_many_open.user`, `request.too_many_open.domain`, `mails.too_many.of_sender`, `mails.too_many.of_domain` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkAccountRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 64 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestDraft"];
            };
        };
        responses: {
            /** @description What filing a request would come to: who is asked, and who is not; writes nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 64 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `domain.taken`, `request.membership_required`, `request.too_many_open.user`, `request.too_many_open.domain`, `mails.too_many.of_sender`, `mails.too_many.of_domain` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAccountRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description an ETag: 304 when what would be shown is still that */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One request, for those concerned */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description What would be shown is what If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `request.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawAccountRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalBody"];
            };
        };
        responses: {
            /** @description End one's own request before anybody has decided it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `request.unknown`, `request.not_requester`, `request.decided`, `request.withdrawn`, `request.lapsed` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnContests: {
        parameters: {
            query?: {
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What one has objected to, newest first, and what became of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfOwnObjectionView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    contestIdentifier: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionBody"];
            };
        };
        responses: {
            /** @description Object to a request for one's own company: a reviewer looks at it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionMade"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `contest.not_of_company`, `contest.own`, `contest.nothing`, `contest.asked`, `request.decided`, `request.withdrawn`, `request.lapsed` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listObjections: {
        parameters: {
            query?: {
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What people of the company say against a request, for its reviewers; oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfObjectionView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `request.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFilingAllowances: {
        parameters: {
            query?: {
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mail domains that are not slowed down, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfFilingAllowance"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    allowFiling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                domain: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllowanceBody"];
            };
        };
        responses: {
            /** @description Let the users of a mail domain have more open requests together, with a reason */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingAllowance"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endFilingAllowance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                domain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Slow the users of a mail domain down again beyond the limit */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `allowance.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideAccountRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 32 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionBody"];
            };
        };
        responses: {
            /** @description Approve and create the account, or decline with a reason */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionAnswer"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 32 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `request.unknown`, `request.own`, `request.released_yourself`, `request.not_asked`, `request.decided`, `request.withdrawn`, `request.in_review`, `request.lapsed`, `request.rerouted`, `request.forwarded`, `request.no_longer_asked`, `agreement.stale` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviewAccountRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewBody"];
            };
        };
        responses: {
            /** @description Release a request to its approvers, hand it to those who objected, or refuse it with a reason */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `request.unknown`, `request.own`, `request.named_yourself`, `request.not_in_review`, `request.lapsed` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forwardAccountRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForwardBody"];
            };
        };
        responses: {
            /** @description Name somebody else to decide in one's place */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForwardView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `request.unknown`, `request.own`, `request.released_yourself`, `request.not_asked`, `request.decided`, `request.withdrawn`, `request.in_review`, `request.lapsed`, `request.rerouted`, `request.forwarded`, `request.no_longer_asked`, `forward.admins_only`, `forward.too_many`, `forward.requester`, `forward.self`, `forward.circle`, `approver.duplicate`, `mails.too_many.of_sender`, `mails.too_many.of_domain` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeForwardBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                forwardId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Have the question back from whom it was forwarded to */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `request.unknown`, `request.not_asked`, `request.decided`, `request.withdrawn`, `request.lapsed`, `forward.unknown`, `forward.taken_back`, `forward.not_earlier` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendApproval: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResendBody"];
            };
        };
        responses: {
            /** @description Send the approval mail again, with a new link; the old one is dead once it is handed over */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `request.unknown`, `request.not_requester`, `request.decided`, `request.withdrawn`, `request.in_review`, `request.lapsed`, `mails.too_many.of_sender`, `mails.too_many.of_domain` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceApprovers: {
        parameters: {
            query?: never;
            header?: {
                /** @description an ETag: 412 when it was changed since; changed all the same when left out */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceBody"];
            };
        };
        responses: {
            /** @description Ask these, and nobody else; who was asked already keeps their link */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since; read it again. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `request.unknown`, `request.not_requester`, `request.approvers_fixed`, `request.decided`, `request.withdrawn`, `request.lapsed`, `precondition.failed`, `mails.too_many.of_sender`, `mails.too_many.of_domain` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openApprovalLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What an approval link asks; looking changes nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkView"];
                };
            };
            /** @description Refused. Codes: `link.unknown`, `link.dead` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseByApprovalLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefusalBody"];
            };
        };
        responses: {
            /** @description Decline a request, or be the wrong person, with the link and the address that it was mailed to */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusalAnswer"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `link.unknown`, `link.dead`, `request.rerouted`, `refusal.admins` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewApprovalLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenewalBody"];
            };
        };
        responses: {
            /** @description A new link to the same address, for one that is dead by age; the same answer always */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenewalAnswer"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkContestProof: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Look into the DNS whether an objector has proven the domain: then they are asked to decide */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnObjectionView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `contest.unknown`, `contest.not_of_company`, `contest.own`, `contest.asked`, `contest.answered`, `contest.admins_decide`, `request.decided`, `request.withdrawn`, `request.lapsed` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed receipt of a decision, for the requester, those asked, and the reviewer whose decision it was; `deedbox verify-receipt` proves it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                    "application/pdf": string;
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `request.unknown`, `receipt.undecided`, `receipt.not_sealed`, `receipt.older_form`, `receipt.other_key` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchDirectory: {
        parameters: {
            query?: {
                /** @description words of a name in any order (fewer than three characters: its beginning), or the beginning of a domain identifier; where nothing is found, names with words that are a typing error or two away */
                q?: string;
                /** @description the beginning of a domain identifier */
                domain?: string;
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My accounts, then what I requested, then my company's, then what the search finds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryPage"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSmartAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description an ETag: 304 when what would be shown is still that */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One Smart Account */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
            /** @description What would be shown is what If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSmartAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description an ETag: 412 when it was changed since; changed all the same when left out */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            /** @description Change the name, country or visibility of a Smart Account, and who sees its contacts */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since; read it again. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.edit_refused`, `account.not_active`, `precondition.failed` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyCapabilities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the reader can do in a Smart Account, and where in it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCapabilities"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVirtualAccounts: {
        parameters: {
            query?: {
                /** @description those nested in this one; left out: the topmost that the reader sees */
                parentId?: string;
                /** @description a part of the name, anywhere in the tree */
                q?: string;
                /** @description `true`: the unrestricted ones that no role of the reader reaches, by name */
                others?: string;
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One level of the tree of Virtual Accounts, for members of the account, by name; or those of a name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfvirtualVirtualAccountView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused`, `virtual_account.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createVirtualAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["virtualNewVirtualAccount"];
            };
        };
        responses: {
            /** @description Create a Virtual Account, at the top or nested in another */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["virtualVirtualAccountView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused`, `account.not_active`, `virtual_account.too_many`, `virtual_account.unknown`, `virtual_account.depth`, `virtual_account.name_taken`, `field.too_many` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readVirtualAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description an ETag: 304 when what would be shown is still that */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
                virtualAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One Virtual Account */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["virtualVirtualAccountView"];
                };
            };
            /** @description What would be shown is what If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `virtual_account.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteVirtualAccount: {
        parameters: {
            query?: {
                /** @description where the roles in it and the invitations to it go; left out: they end */
                moveTo?: string;
            };
            header?: never;
            path: {
                id: string;
                virtualAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a Virtual Account; roles in it end, or move to another */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `virtual_account.unknown`, `account.role_refused`, `account.not_active`, `virtual_account.default`, `virtual_account.has_nested` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeVirtualAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description an ETag: 412 when it was changed since; changed all the same when left out */
                "If-Match"?: string;
            };
            path: {
                id: string;
                virtualAccountId: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["virtualVirtualAccountChange"];
            };
        };
        responses: {
            /** @description Change what a Virtual Account is called and says, or move it */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["virtualVirtualAccountView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since; read it again. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `virtual_account.unknown`, `account.role_refused`, `account.not_active`, `precondition.failed`, `virtual_account.cycle`, `virtual_account.depth`, `virtual_account.name_taken`, `virtual_account.move_alone`, `field.too_many` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviewVirtualAccountDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                virtualAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the deletion of a Virtual Account would touch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["virtualContents"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `virtual_account.unknown`, `account.role_refused` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDomains: {
        parameters: {
            query?: {
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The domains that a Smart Account has proven or wants to prove, for its members; oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfprovenDomainView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addDomain: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["provenNewDomain"];
            };
        };
        responses: {
            /** @description Begin to prove a domain: the record to put into its DNS; again for one that is not proven */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["provenDomainView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.edit_refused`, `account.not_active`, `domain.proven`, `domain.too_many`, `domain.not_registered`, `domain.shared`, `domain.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkDomain: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                domain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Look into the DNS now whether the record is there */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["provenDomainView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.edit_refused`, `account.not_active`, `domain.unknown`, `domain.over` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                domain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Let go of a domain: it proves nothing for the account any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.edit_refused`, `domain.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description a part of the name or the mail address */
                q?: string;
                /** @description approver, admin, user or viewer */
                role?: string;
                /** @description with a role in this Virtual Account itself */
                virtualAccountId?: string;
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who has a role in a Smart Account, as far as the reader sees; newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfMemberView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `virtual_account.unknown`, `field.choice` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMember"];
            };
        };
        responses: {
            /** @description Give somebody a role: people of the company at once, others when they accept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused`, `account.not_active`, `member.already`, `member.nested_in_nothing`, `invitation.already`, `role.approver_domain`, `role.virtual_account`, `virtual_account.unknown`, `mails.too_many.of_sender`, `mails.too_many.of_domain` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One role of somebody in a Smart Account, as far as the reader sees */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused`, `member.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: {
                /** @description `true`: by a mail */
                tell?: string;
            };
            header?: never;
            path: {
                id: string;
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End somebody's role, or one's own */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused`, `member.unknown`, `member.last_admin` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMember: {
        parameters: {
            query?: {
                /** @description `true`: by a mail */
                tell?: string;
            };
            header?: never;
            path: {
                id: string;
                memberId: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            /** @description Change somebody's role, or what it is held in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused`, `account.not_active`, `member.unknown`, `member.already`, `member.last_admin`, `role.approver_domain`, `role.virtual_account`, `virtual_account.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who was invited to a Smart Account, for those who run it; newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfListedInvitationView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send an invitation again, with a new link; the one before ends */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedInvitationView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused`, `account.not_active`, `invitation.unknown`, `invitation.over`, `mails.too_many.of_sender`, `mails.too_many.of_domain` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take an invitation back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused`, `invitation.unknown`, `invitation.over` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMemberImports: {
        parameters: {
            query?: {
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The files of people that were brought to a Smart Account, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfmemberMemberImportView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importMembers: {
        parameters: {
            query?: {
                /** @description `true`: finds out what would come of it, and writes to nobody */
                dryRun?: string;
            };
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 8192 KiB. */
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Give the people of a CSV file roles, one row at a time; columns `email`, `role`, `virtualAccount`, `includeNested`, `note`, the last three if wanted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["memberMemberImportView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 8192 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `text/csv`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused`, `account.not_active`, `member_import.running`, `csv.encoding`, `csv.quotes`, `csv.empty`, `csv.no_rows`, `csv.too_many_rows`, `csv.column_unknown`, `csv.column_missing`, `csv.column_twice` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMemberImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far an import is, and what came of its rows so far */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["memberMemberImportView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `member_import.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMemberImportResults: {
        parameters: {
            query?: {
                /** @description `refused`: those that nothing came of */
                only?: string;
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows of an import with what came of each, in the order of the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfmemberImportRowView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `member_import.unknown`, `field.choice` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadMemberImportResults: {
        parameters: {
            query?: {
                /** @description `refused`: those that nothing came of */
                only?: string;
            };
            header?: never;
            path: {
                id: string;
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows of an import as a file, with what came of each; only the refused ones in the form of the file that was brought, to be corrected and sent again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `member_import.unknown`, `field.choice` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelMemberImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Leave the rows of an import that are not done yet */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["memberMemberImportView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `member_import.unknown`, `member_import.over` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description one act, such as `member.added`, or all of a kind, such as `member` */
                act?: string;
                /** @description the mail address of whoever did it */
                actor?: string;
                /** @description a day (UTC) or a moment of RFC 3339 */
                from?: string;
                /** @description the same; before it */
                to?: string;
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened in a Smart Account, the newest first, as far as the reader sees it; as a file, all of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfeventLogEntry"];
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused`, `field.moment` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccessRequests: {
        parameters: {
            query?: {
                /** @description requester (default) or decider */
                as?: string;
                /** @description only those of this status */
                status?: string;
                /** @description only those for this account */
                smartAccountId?: string;
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My requests for access, or those that I decide; newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfaccessAccessRequestView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused`, `field.choice` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileAccessRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["accessAccessRequestDraft"];
            };
        };
        responses: {
            /** @description Ask the administrators of a Smart Account to become a member of it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["accessAccessRequestView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.not_active`, `access_request.account_twice`, `access_request.pending`, `access_request.too_many_open`, `access_request.too_many_today`, `member.already`, `role.approver_domain`, `role.virtual_account`, `virtual_account.unknown`, `field.too_many`, `mails.too_many.of_sender`, `mails.too_many.of_domain` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAccessRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One request for access, for whoever asked and those who decide */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["accessAccessRequestView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `access_request.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideAccessRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["accessAccessDecisionBody"];
            };
        };
        responses: {
            /** @description Make the requester a member, also in another role or part, or decline */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["accessAccessRequestView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `access_request.unknown`, `access_request.own`, `access_request.decided`, `access_request.withdrawn`, `access_request.lapsed`, `account.role_refused`, `account.not_active`, `member.already`, `member.nested_in_nothing`, `role.approver_domain`, `role.virtual_account`, `virtual_account.unknown`, `field.too_many` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawAccessRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["accessAccessWithdrawalBody"];
            };
        };
        responses: {
            /** @description End one's own request for access before anybody has decided it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["accessAccessRequestView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `access_request.unknown`, `access_request.not_requester`, `access_request.decided`, `access_request.withdrawn`, `access_request.lapsed`, `member.already` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAccessRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description an ETag: 304 when what would be shown is still that */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By which mail domains requests for access are decided by themselves */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["accessAccessRulesView"];
                };
            };
            /** @description What would be shown is what If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAccessRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description an ETag: 412 when it was changed since; changed all the same when left out */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 64 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["accessAccessRulesBody"];
            };
        };
        responses: {
            /** @description Put these rules in the place of all there are; the first that is about an address counts */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["accessAccessRulesView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was changed since; read it again. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 64 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused`, `account.not_active`, `access_rule.duplicate`, `access_rule.domain_not_own`, `access_rule.domain_shared`, `access_rule.declined_gives_nothing`, `virtual_account.unknown`, `field.too_many`, `precondition.failed` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSuccessions: {
        parameters: {
            query?: {
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How an account got, or is to get, new administrators, for its members; newest first. Others see what they began themselves */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfSuccessionView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginSuccession: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSuccession"];
            };
        };
        responses: {
            /** @description Name a new administrator for an account whose own are gone or do not answer; they can object first */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuccessionView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.not_active`, `succession.open`, `succession.objected`, `succession.already_admin`, `succession.not_proven`, `account.members_only`, `account.edit_refused`, `account.role_refused`, `staff.required` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    objectToSuccession: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                successionId: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndBody"];
            };
        };
        responses: {
            /** @description End a succession before it is due: its account's administrators, or who began it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuccessionView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `succession.unknown`, `succession.over`, `succession.end_refused` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAgreements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agreement in force, and which versions an account has accepted, when and by whom */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementsView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptanceBody"];
            };
        };
        responses: {
            /** @description Accept the agreement in force for an account that has not */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementsView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.edit_refused`, `account.not_active`, `agreement.stale`, `agreement.accepted` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHealth: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is wrong with a Smart Account at this moment, and what to do about it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkHealth: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Look again now, also into the DNS */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `account.unknown`, `account.members_only`, `account.role_refused` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openDigestStop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whose weekly digest the link would stop; looking changes nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DigestView"];
                };
            };
            /** @description Refused. Codes: `link.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopDigest: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No more weekly digests to this address; what the body is does not matter */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. Codes: `link.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDigest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether I get a weekly digest of what is wrong in accounts that I am an admin of */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DigestView"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wantDigest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DigestBody"];
            };
        };
        responses: {
            /** @description Get it, or no longer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DigestView"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerGuide: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters: sent again with the same body, the call gets its first answer again, for a day */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        /** @description At most 16 KiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerBody"];
            };
        };
        responses: {
            /** @description Say whether a guide was helpful; a later answer takes the place of an earlier one */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuideAnswer"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is over 16 KiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not `application/json`. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `errors` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. Codes: `guide.unknown` */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGuideAnswers: {
        parameters: {
            query?: {
                /** @description how many, 1 to 200; 50 when left out */
                limit?: number;
                /** @description the `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What people said of the guides, newest first, and how many said what */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswersPage"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
