import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All methods, secret polls, rounds, run-offs and rulings; voters by an id of one poll; the audit chain. */
export class TheLiveVote1795900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...polls, ...voters, ...audit]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of back) await runner.query(statement);
  }
}

const polls = [
  `create table poll_round (
    id uuid primary key default gen_random_uuid(),
    workshop_id uuid not null references workshop,
    title text not null,
    created_at timestamptz not null default now()
  )`,
  'alter table poll drop constraint poll_method_check',
  `alter table poll add constraint poll_method_check check (method in
    ('yes-no-abstain', 'consent', 'no-objection', 'approval', 'dots', 'score', 'borda', 'schulze'))`,
  `alter table poll
    add extended_to timestamptz,
    add round_id uuid references poll_round,
    add round_position int,
    add run_off_of uuid references poll,
    add voter_salt uuid not null default gen_random_uuid(),
    add is_whole boolean not null default false,
    add agreement jsonb,
    add aggregates jsonb,
    add turnout jsonb,
    add ruling jsonb,
    add anchor jsonb`,
  'create index poll_of_round on poll (round_id) where round_id is not null',
  'drop index poll_to_close',
  `create index poll_to_close on poll ((coalesce(extended_to, closes_at))) where status = 'open'`,
];

const voters = [
  'alter table elector add voter uuid',
  'update elector set voter = seat_id',
  'alter table elector alter voter set not null',
  'create unique index elector_by_voter on elector (poll_id, voter)',
];

const audit = [
  `create table audit_chain (
    process_id uuid primary key references process,
    number int not null,
    head text not null
  )`,
  // salt and payload can be dropped, and the chain still holds
  `create table audit_entry (
    process_id uuid not null references audit_chain,
    number int not null,
    previous text not null,
    at text not null,
    act text not null,
    commitment text not null,
    hash text not null,
    salt text,
    payload text,
    primary key (process_id, number)
  )`,
];

const back = [
  'drop table audit_entry, audit_chain',
  'alter table elector drop voter',
  'drop index poll_to_close',
  `create index poll_to_close on poll (closes_at) where status = 'open'`,
  `alter table poll drop extended_to, drop round_id, drop round_position, drop run_off_of, drop voter_salt,
    drop is_whole, drop agreement, drop aggregates, drop turnout, drop ruling, drop anchor`,
  'drop table poll_round',
  'alter table poll drop constraint poll_method_check',
  `alter table poll add constraint poll_method_check check (method in ('yes-no-abstain', 'dots')) not valid`,
];
