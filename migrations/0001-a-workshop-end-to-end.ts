import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts and sessions; processes, people and workshops; statements, documents and revisions; polls and ballots. */
export class AWorkshopEndToEnd1795464000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...identity, ...workspace, ...drafting, ...voting])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${tables.join(', ')} cascade`);
  }
}

const id = 'id uuid primary key default gen_random_uuid()';

const identity = [
  `create table account (${id}, name text not null, created_at timestamptz not null default now())`,
  `create table sign_in_link (token_hash bytea primary key, expires_at timestamptz not null)`,
  `create table session (
    ${id},
    token_hash bytea not null unique,
    account_id uuid references account,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
  )`,
];

const workspace = [
  `create table process (
    ${id},
    slug text not null unique,
    title text not null,
    host text not null default '',
    admission text not null check (admission in ('open', 'roster', 'door')),
    attribution text not null check (attribution in ('names', 'institutions', 'groups', 'nothing')),
    created_at timestamptz not null default now()
  )`,
  `create table stakeholder_group (
    ${id},
    process_id uuid not null references process,
    position int not null,
    name text not null,
    unique (process_id, position)
  )`,
  `create table theme (
    ${id},
    process_id uuid not null references process,
    position int not null,
    name text not null,
    unique (process_id, position)
  )`,
  `create table participant (
    ${id},
    process_id uuid not null references process,
    account_id uuid references account,
    name text not null,
    email text,
    role text not null check (role in ('organizer', 'facilitator', 'rapporteur', 'member', 'observer')),
    group_id uuid references stakeholder_group,
    rostered boolean not null,
    name_in_room boolean not null,
    name_in_report boolean not null,
    name_beside_vote boolean not null,
    joined_at timestamptz,
    removed_at timestamptz,
    created_at timestamptz not null default now()
  )`,
  `create index participant_of_process on participant (process_id)`,
  `create unique index participant_of_account on participant (process_id, account_id) where account_id is not null`,
  `create table seat (
    ${id},
    process_id uuid not null references process,
    group_id uuid references stakeholder_group,
    holder_id uuid not null unique references participant,
    confirmed_at timestamptz,
    confirmed_by uuid references participant
  )`,
  `create index seat_of_process on seat (process_id)`,
  `create table badge (token_hash bytea primary key, participant_id uuid not null references participant)`,
  `create index badge_of_participant on badge (participant_id)`,
  `create table session_participant (
    session_id uuid not null references session on delete cascade,
    process_id uuid not null references process,
    participant_id uuid not null references participant,
    primary key (session_id, process_id)
  )`,
  `create index session_of_participant on session_participant (participant_id)`,
  `create table workshop (
    ${id},
    process_id uuid not null references process,
    position int not null,
    title text not null,
    kind text not null check (kind in ('seminar', 'conference')),
    starts_at timestamptz,
    place text,
    status text not null check (status in ('upcoming', 'live', 'closed')),
    join_code text not null unique,
    join_token text not null unique,
    version int not null,
    current_item_id uuid,
    current_item_since timestamptz,
    spotlight uuid,
    unique (process_id, position)
  )`,
  `create table agenda_item (
    ${id},
    workshop_id uuid not null references workshop,
    position int not null,
    title text not null,
    minutes int,
    phase text not null check (phase in ('collect', 'draft', 'review', 'decide', 'done'))
  )`,
  `create index agenda_item_of_workshop on agenda_item (workshop_id)`,
  `alter table workshop add foreign key (current_item_id) references agenda_item`,
  `create table attendance (
    workshop_id uuid not null references workshop,
    participant_id uuid not null references participant,
    at timestamptz not null default now(),
    primary key (workshop_id, participant_id)
  )`,
];

const drafting = [
  `create table document (id uuid primary key, created_at timestamptz not null default now())`,
  // no foreign keys on the hot path: a room opens only for a document that exists, and an author is a session's
  `create table document_update (
    document_id uuid not null,
    seq bigint not null,
    batch_id uuid not null,
    author uuid,
    bytes bytea not null,
    at timestamptz not null default now(),
    primary key (document_id, seq)
  )`,
  `create table statement (
    ${id},
    process_id uuid not null references process,
    workshop_id uuid not null references workshop,
    theme_id uuid not null references theme,
    kind text not null check (kind in ('finding', 'recommendation')),
    number int not null,
    title text not null,
    document_id uuid not null unique references document,
    standing text not null,
    adopted_revision_id uuid,
    created_at timestamptz not null default now(),
    unique (process_id, number)
  )`,
  `create table revision (
    ${id},
    statement_id uuid not null references statement,
    number int not null,
    name text,
    hash text not null,
    text text not null,
    made_by uuid references participant,
    made_at timestamptz not null default now(),
    unique (statement_id, number)
  )`,
  `alter table statement add foreign key (adopted_revision_id) references revision`,
];

const voting = [
  `create table poll (
    ${id},
    process_id uuid not null references process,
    workshop_id uuid not null references workshop,
    question text not null,
    method text not null check (method in ('yes-no-abstain', 'dots')),
    rule jsonb not null,
    binding boolean not null,
    secret boolean not null,
    minimum_open int not null,
    closes_at timestamptz,
    status text not null check (status in ('draft', 'open', 'closed', 'cancelled')),
    hash text,
    terms text,
    created_at timestamptz not null default now(),
    opened_at timestamptz,
    closed_at timestamptz,
    cancel_reason text,
    tally jsonb,
    decision jsonb
  )`,
  `create index poll_of_workshop on poll (workshop_id)`,
  `create index poll_to_close on poll (closes_at) where status = 'open'`,
  `create table poll_option (
    poll_id uuid not null references poll,
    id text not null,
    position int not null,
    label text not null,
    revision_id uuid references revision,
    primary key (poll_id, id)
  )`,
  `create index poll_option_of_revision on poll_option (revision_id)`,
  `create table elector (
    poll_id uuid not null references poll,
    seat_id uuid not null references seat,
    group_id uuid references stakeholder_group,
    present boolean not null default false,
    primary key (poll_id, seat_id)
  )`,
  `create table ballot (
    poll_id uuid not null,
    seat_id uuid not null,
    choice jsonb not null,
    version int not null,
    submission_id uuid not null,
    cast_by uuid not null references participant,
    cast_at timestamptz not null default now(),
    primary key (poll_id, seat_id),
    foreign key (poll_id, seat_id) references elector
  )`,
];

const tables = [
  'ballot',
  'elector',
  'poll_option',
  'poll',
  'revision',
  'statement',
  'document_update',
  'document',
  'attendance',
  'agenda_item',
  'workshop',
  'session_participant',
  'badge',
  'seat',
  'participant',
  'theme',
  'stakeholder_group',
  'process',
  'session',
  'sign_in_link',
  'account',
];
