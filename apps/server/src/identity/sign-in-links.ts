import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Problem } from '#libs/problem';
import { changedRows } from '../platform/database/changed-rows.js';
import { Account } from './account.entity.js';
import { hashSecret, newSecret } from './secret.js';
import { SignInLink } from './sign-in-link.entity.js';

const minutes = 10;

/** One-time sign-in links for organizers: they work once, for ten minutes. */
@Injectable()
export class SignInLinks {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Whether there is somebody who may set up processes. */
  hasOrganizer(): Promise<boolean> {
    return this.database.manager.exists(Account);
  }

  /** A new link's token. */
  async issue(): Promise<string> {
    const token = newSecret();
    const expiresAt = new Date(Date.now() + minutes * 60_000);
    await this.database.manager.insert(SignInLink, { tokenHash: hashSecret(token), expiresAt });
    return token;
  }

  /** Uses a link up; the account is the organizer's, made at the first sign-in. */
  redeem(token: string): Promise<Account> {
    return this.database.transaction(async (manager) => {
      const used = await changedRows(
        manager,
        'delete from sign_in_link where token_hash = $1 and expires_at > now() returning 1',
        [hashSecret(token)],
      );
      if (used.length === 0)
        throw new Problem(
          'forbidden',
          'This sign-in link was used or has expired. Ask for a new one with --organizer.',
        );
      await manager.query('lock table account in share row exclusive mode');
      const [account] = await manager.find(Account, { order: { createdAt: 'ASC' }, take: 1 });
      return account ?? manager.save(manager.create(Account, { name: 'Organizer' }));
    });
  }
}
