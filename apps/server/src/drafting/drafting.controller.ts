import { Body, Controller, Get, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import {
  amendStatement,
  createStatement,
  describeSchema,
  nameRevision,
  type AmendStatement,
  type CreateStatement,
  type DoorView,
  type NameRevision,
  type RevisionText,
} from '#libs/drafting';
import type { Act } from '#libs/workspace';
import { Caller } from '../identity/caller.decorator.js';
import type { Session } from '../identity/session.entity.js';
import { anId, anIdOrSlug } from '../platform/an-id.js';
import { Access } from '../workspace/access.js';
import { DocumentDoor } from './document-door.js';
import { Revisions } from './revisions.js';
import { Statements } from './statements.js';
import { revisionView, statementView } from './views.js';

/** Statements and their revisions; the words themselves travel over the document socket. */
@Controller('api')
export class DraftingController {
  constructor(
    private readonly access: Access,
    private readonly statements: Statements,
    private readonly revisions: Revisions,
    private readonly door: DocumentDoor,
  ) {}

  /** Whether the door of a live document opens: a browser is not told why its socket was refused. */
  @Get('documents/:id/door')
  async knock(
    @Req() request: Request,
    @Param('id', { schema: anId }) id: string,
  ): Promise<DoorView> {
    const visitor = await this.door.ask(request.headers, id);
    if (visitor === 'unknown') return { opens: false, reason: 'Join a workshop or sign in first.' };
    if (visitor === 'nobody')
      return { opens: false, reason: 'You take no part in the process of this text.' };
    return { opens: true, participantId: visitor.participantId };
  }

  @Get('processes/:process/schema.json')
  async schema(
    @Caller() session: Session,
    @Param('process', { schema: anIdOrSlug }) idOrSlug: string,
  ) {
    await this.access.inProcess(session, idOrSlug, 'process:read');
    return describeSchema();
  }

  @Get('processes/:process/statements')
  async list(
    @Caller() session: Session,
    @Param('process', { schema: anIdOrSlug }) idOrSlug: string,
  ) {
    const { process } = await this.access.inProcess(session, idOrSlug, 'text:read');
    return (await this.statements.list(process.id)).map(statementView);
  }

  @Post('processes/:process/statements')
  async create(
    @Caller() session: Session,
    @Param('process', { schema: anIdOrSlug }) idOrSlug: string,
    @Body({ schema: createStatement }) input: CreateStatement,
  ) {
    const { process } = await this.access.inProcess(session, idOrSlug, 'statement:write');
    return statementView(await this.statements.create(process, input));
  }

  @Patch('statements/:id')
  @HttpCode(200)
  async amend(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: amendStatement }) input: AmendStatement,
  ) {
    const { process } = await this.ofStatement(session, id, 'statement:write');
    return statementView(await this.statements.amend(process, id, input));
  }

  @Get('statements/:id/revisions')
  async listRevisions(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    await this.ofStatement(session, id, 'text:read');
    return (await this.revisions.list(id)).map(revisionView);
  }

  @Post('statements/:id/revisions')
  async makeRevision(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: nameRevision }) { name }: NameRevision,
  ) {
    const { me } = await this.ofStatement(session, id, 'revision:name');
    return revisionView(await this.revisions.make(id, name, me.id));
  }

  @Get('revisions/:id')
  async revision(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
  ): Promise<RevisionText> {
    const revision = await this.revisions.find(id);
    await this.ofStatement(session, revision.statementId, 'text:read');
    return { ...revisionView(revision), text: revision.text };
  }

  private async ofStatement(session: Session, id: string, act: Act) {
    const statement = await this.statements.find(id);
    return this.access.inProcess(session, statement.processId, act);
  }
}
