//! The tables for Diesel. The migrations define them, and a test compares both.

diesel::table! {
    accounts (id) {
        id -> BigInt,
        email -> Text,
        name -> Text,
        role -> Text,
        password_hash -> Nullable<Text>,
        disabled_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    account_links (id) {
        id -> BigInt,
        account_id -> BigInt,
        token_hash -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sessions (id) {
        id -> BigInt,
        token_hash -> Text,
        account_id -> BigInt,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
        used_at -> Timestamp,
        device -> Text,
        address -> Text,
        confirmed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    throttles (id) {
        id -> BigInt,
        bucket -> Text,
        span_begins -> Timestamp,
        hits -> Integer,
    }
}

diesel::table! {
    audit (id) {
        id -> BigInt,
        at -> Timestamp,
        account_id -> Nullable<BigInt>,
        act -> Text,
        subject -> Text,
        detail -> Text,
    }
}

diesel::table! {
    definitions (id) {
        id -> BigInt,
        hash -> Text,
        toml -> Text,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    rounds (id) {
        id -> BigInt,
        key -> Text,
        stage -> Text,
        seed -> Nullable<Text>,
        published_at -> Nullable<Timestamp>,
        publicity_ends_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    round_steps (id) {
        id -> BigInt,
        round_id -> BigInt,
        stage -> Text,
        account_id -> Nullable<BigInt>,
        note -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    entries (id) {
        id -> BigInt,
        code -> Text,
        channel -> Text,
        platform -> Nullable<Text>,
        kind -> Nullable<Text>,
        canonical_id -> Nullable<Text>,
        link -> Nullable<Text>,
        pasted_link -> Nullable<Text>,
        short_code -> Nullable<Text>,
        share_text -> Text,
        description -> Text,
        title -> Text,
        author -> Text,
        author_key -> Text,
        contact -> Text,
        phone -> Text,
        email -> Nullable<Text>,
        account -> Nullable<Text>,
        lang -> Text,
        published_at -> Nullable<Timestamp>,
        submitted_at -> Timestamp,
        own_round_id -> Nullable<BigInt>,
        round_id -> Nullable<BigInt>,
        state -> Text,
        needs_look -> Bool,
        receipt_key -> Text,
        token_hash -> Text,
        version -> Integer,
    }
}

diesel::table! {
    entry_keys (id) {
        id -> BigInt,
        entry_id -> BigInt,
        key -> Text,
        released_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    entry_steps (id) {
        id -> BigInt,
        entry_id -> BigInt,
        step -> Text,
        state -> Text,
        reason -> Nullable<Text>,
        note -> Text,
        account_id -> Nullable<BigInt>,
        at -> Timestamp,
    }
}

diesel::table! {
    entry_checks (id) {
        id -> BigInt,
        entry_id -> BigInt,
        run -> Integer,
        rule -> Text,
        verdict -> Text,
        evidence -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    entry_versions (id) {
        id -> BigInt,
        entry_id -> BigInt,
        version -> Integer,
        content -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    candidates (id) {
        id -> BigInt,
        round_id -> BigInt,
        entry_id -> BigInt,
        source_round_id -> Nullable<BigInt>,
        source_rank -> Nullable<Integer>,
        vote -> Nullable<Bool>,
        shortlisted -> Bool,
    }
}

diesel::table! {
    screening_votes (id) {
        id -> BigInt,
        round_id -> BigInt,
        entry_id -> BigInt,
        account_id -> BigInt,
        yes -> Bool,
        at -> Timestamp,
    }
}

diesel::table! {
    panelists (id) {
        id -> BigInt,
        round_id -> BigInt,
        account_id -> BigInt,
        number -> Integer,
        chief -> Bool,
        added_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
        released_at -> Nullable<Timestamp>,
        release_reason -> Nullable<Text>,
    }
}

diesel::table! {
    assignments (id) {
        id -> BigInt,
        round_id -> BigInt,
        entry_id -> BigInt,
        account_id -> BigInt,
        position -> Integer,
        given -> Integer,
        recused_at -> Nullable<Timestamp>,
        recuse_reason -> Nullable<Text>,
        released_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    scores (id) {
        id -> BigInt,
        assignment_id -> BigInt,
        criterion -> Text,
        version -> Integer,
        half_points -> Integer,
        at -> Timestamp,
    }
}

diesel::table! {
    tie_decisions (id) {
        id -> BigInt,
        round_id -> BigInt,
        codes -> Text,
        reason -> Text,
        account_id -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    award_decisions (id) {
        id -> BigInt,
        round_id -> BigInt,
        version -> Integer,
        bundle -> Text,
        account_id -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    awards (id) {
        id -> BigInt,
        decision_id -> BigInt,
        round_id -> BigInt,
        entry_id -> BigInt,
        tier -> Text,
        place -> Integer,
        rank -> Integer,
        amount_fen -> BigInt,
    }
}

diesel::table! {
    vacancies (id) {
        id -> BigInt,
        decision_id -> BigInt,
        tier -> Text,
        count -> Integer,
        reason -> Text,
    }
}

diesel::table! {
    advances (id) {
        id -> BigInt,
        decision_id -> BigInt,
        entry_id -> BigInt,
        rank -> Integer,
    }
}

diesel::table! {
    installation (id) {
        id -> BigInt,
        key_mark -> Text,
        ready_at -> Timestamp,
    }
}

diesel::table! {
    letters (id) {
        id -> BigInt,
        kind -> Text,
        lang -> Text,
        to_address -> Text,
        subject -> Text,
        body_text -> Text,
        body_html -> Text,
        entry_id -> Nullable<BigInt>,
        message_id -> Text,
        created_at -> Timestamp,
        due_at -> Timestamp,
        attempts -> Integer,
        sent_at -> Nullable<Timestamp>,
        gave_up_at -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        in_reply_to -> Nullable<Text>,
        about_message -> Nullable<BigInt>,
        links -> Nullable<Text>,
    }
}

diesel::table! {
    pairs (id) {
        id -> BigInt,
        entry_a -> BigInt,
        entry_b -> BigInt,
        why -> Text,
        found_at -> Timestamp,
        decided_at -> Nullable<Timestamp>,
        decision -> Nullable<Text>,
        account_id -> Nullable<BigInt>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    imports (id) {
        id -> BigInt,
        account_id -> BigInt,
        name -> Text,
        content -> Nullable<Binary>,
        report -> Text,
        made_at -> Timestamp,
        done_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    lookups (id) {
        id -> BigInt,
        entry_id -> BigInt,
        link -> Text,
        tries -> Integer,
        tried_at -> Timestamp,
        due_at -> Nullable<Timestamp>,
        outcome -> Nullable<Text>,
    }
}

diesel::table! {
    lookup_hosts (id) {
        id -> BigInt,
        host -> Text,
        refusals -> Integer,
        free_at -> Timestamp,
    }
}

diesel::table! {
    media (id) {
        id -> BigInt,
        sha256 -> Text,
        bytes -> BigInt,
        media_type -> Text,
        what -> Text,
        duration_ms -> Nullable<BigInt>,
        width -> Nullable<Integer>,
        height -> Nullable<Integer>,
        codecs -> Nullable<Text>,
        problem -> Nullable<Text>,
        listing -> Nullable<Text>,
        kept_at -> Timestamp,
        extension -> Text,
    }
}

diesel::table! {
    messages (id) {
        id -> BigInt,
        sha256 -> Text,
        source -> Text,
        message_id -> Nullable<Text>,
        from_address -> Text,
        from_name -> Text,
        subject -> Text,
        lang -> Text,
        dated_at -> Nullable<Timestamp>,
        received_at -> Timestamp,
        received_by -> Text,
        imported_at -> Timestamp,
        bytes -> BigInt,
        text -> Text,
        said -> Text,
        problems -> Text,
        automatic -> Bool,
        state -> Text,
        reasons -> Text,
        entry_id -> Nullable<BigInt>,
        answers_message -> Nullable<BigInt>,
        answers_entry -> Nullable<BigInt>,
        masked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    attachments (id) {
        id -> BigInt,
        message_id -> BigInt,
        position -> Integer,
        container -> Nullable<Integer>,
        name -> Text,
        claimed_type -> Text,
        bytes -> BigInt,
        sha256 -> Text,
        video -> Bool,
        incomplete -> Bool,
        damaged -> Bool,
        media_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    cloud_links (id) {
        id -> BigInt,
        message_id -> BigInt,
        position -> Integer,
        service -> Text,
        url -> Text,
        name -> Nullable<Text>,
        size -> Nullable<Text>,
        expires -> Nullable<Text>,
        code -> Nullable<Text>,
    }
}

diesel::table! {
    message_steps (id) {
        id -> BigInt,
        message_id -> BigInt,
        step -> Text,
        entry_id -> Nullable<BigInt>,
        note -> Text,
        account_id -> Nullable<BigInt>,
        at -> Timestamp,
    }
}

diesel::table! {
    official_posts (id) {
        id -> BigInt,
        entry_id -> BigInt,
        platform -> Text,
        link -> Text,
        published_at -> Timestamp,
        account_id -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    holds (id) {
        id -> BigInt,
        entry_id -> BigInt,
        account_id -> Nullable<BigInt>,
        note -> Text,
        held_at -> Timestamp,
        due_at -> Timestamp,
        resolved_at -> Nullable<Timestamp>,
        resolved_by -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
        resolve_note -> Nullable<Text>,
        round_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    hold_offers (id) {
        id -> BigInt,
        hold_id -> BigInt,
        link -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    link_checks (id) {
        id -> BigInt,
        entry_id -> BigInt,
        link -> Text,
        gone_at -> Nullable<Timestamp>,
        due_at -> Timestamp,
    }
}

diesel::table! {
    mailboxes (id) {
        id -> BigInt,
        name -> Text,
        account_mark -> Text,
        holder -> Nullable<Text>,
        held_until -> Nullable<Timestamp>,
        refusals -> Integer,
        failures -> Integer,
        free_at -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        last_try -> Nullable<Timestamp>,
        last_contact -> Nullable<Timestamp>,
        left_letters -> Text,
    }
}

diesel::table! {
    sightings (id) {
        id -> BigInt,
        mailbox_id -> BigInt,
        folder -> Text,
        uid_validity -> BigInt,
        uid -> BigInt,
        sha256 -> Text,
        seen_at -> Timestamp,
    }
}

diesel::joinable!(sightings -> mailboxes (mailbox_id));
diesel::joinable!(account_links -> accounts (account_id));
diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(audit -> accounts (account_id));
diesel::joinable!(round_steps -> rounds (round_id));
diesel::joinable!(round_steps -> accounts (account_id));
diesel::joinable!(entry_keys -> entries (entry_id));
diesel::joinable!(entry_steps -> entries (entry_id));
diesel::joinable!(entry_steps -> accounts (account_id));
diesel::joinable!(entry_checks -> entries (entry_id));
diesel::joinable!(entry_versions -> entries (entry_id));
diesel::joinable!(candidates -> entries (entry_id));
diesel::joinable!(screening_votes -> rounds (round_id));
diesel::joinable!(screening_votes -> entries (entry_id));
diesel::joinable!(screening_votes -> accounts (account_id));
diesel::joinable!(panelists -> rounds (round_id));
diesel::joinable!(panelists -> accounts (account_id));
diesel::joinable!(assignments -> rounds (round_id));
diesel::joinable!(assignments -> entries (entry_id));
diesel::joinable!(assignments -> accounts (account_id));
diesel::joinable!(scores -> assignments (assignment_id));
diesel::joinable!(tie_decisions -> rounds (round_id));
diesel::joinable!(tie_decisions -> accounts (account_id));
diesel::joinable!(award_decisions -> rounds (round_id));
diesel::joinable!(award_decisions -> accounts (account_id));
diesel::joinable!(awards -> award_decisions (decision_id));
diesel::joinable!(awards -> rounds (round_id));
diesel::joinable!(awards -> entries (entry_id));
diesel::joinable!(vacancies -> award_decisions (decision_id));
diesel::joinable!(advances -> award_decisions (decision_id));
diesel::joinable!(advances -> entries (entry_id));
diesel::joinable!(letters -> entries (entry_id));
diesel::joinable!(lookups -> entries (entry_id));
diesel::joinable!(holds -> entries (entry_id));
diesel::joinable!(hold_offers -> holds (hold_id));
diesel::joinable!(link_checks -> entries (entry_id));
diesel::joinable!(pairs -> accounts (account_id));
diesel::joinable!(imports -> accounts (account_id));
diesel::joinable!(messages -> entries (entry_id));
diesel::joinable!(attachments -> messages (message_id));
diesel::joinable!(attachments -> media (media_id));
diesel::joinable!(cloud_links -> messages (message_id));
diesel::joinable!(message_steps -> accounts (account_id));
diesel::joinable!(official_posts -> entries (entry_id));
diesel::joinable!(official_posts -> accounts (account_id));
diesel::allow_tables_to_appear_in_same_query!(
    account_links,
    accounts,
    advances,
    hold_offers,
    holds,
    assignments,
    attachments,
    audit,
    award_decisions,
    awards,
    candidates,
    cloud_links,
    definitions,
    entries,
    entry_checks,
    entry_keys,
    entry_steps,
    entry_versions,
    imports,
    installation,
    letters,
    link_checks,
    lookup_hosts,
    lookups,
    mailboxes,
    media,
    message_steps,
    messages,
    official_posts,
    pairs,
    panelists,
    round_steps,
    rounds,
    scores,
    screening_votes,
    sessions,
    sightings,
    throttles,
    tie_decisions,
    vacancies
);
