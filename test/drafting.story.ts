import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { DoorView, RevisionText, RevisionView, StatementView } from '#libs/drafting';
import { openRevision, plainText } from '#libs/drafting';
import { hashOf } from '#libs/seal';
import type { WorkshopView } from '#libs/workspace';
import { startPlenary, type Plenary } from './plenary.js';
import type { OpenDocument, Person } from './person.js';
import { makeProcess, type MadeProcess, type MadeWorkshop } from './process.js';

const paragraphs = ({ doc }: OpenDocument) =>
  doc
    .getXmlFragment('default')
    .toArray()
    .map((block) => (block as Y.XmlElement).toArray().map(String).join(''));

const write = ({ doc }: OpenDocument, text: string, at = 0) =>
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(text)]);
    doc.getXmlFragment('default').insert(at, [paragraph]);
  });

const until = (opened: OpenDocument, holds: () => boolean): Promise<void> =>
  new Promise((done) => {
    const look = () => {
      if (!holds()) return;
      opened.doc.off('update', look);
      done();
    };
    opened.doc.on('update', look);
    look();
  });

const closed = (opened: OpenDocument): Promise<{ code: number; reason: string } | null> =>
  new Promise((done) =>
    opened.provider.once('connection-close', (event) =>
      done(event as { code: number; reason: string } | null),
    ),
  );

describe('texts that are written together', () => {
  let plenary: Plenary;
  let organizer: Person;
  let process: MadeProcess;
  let workshop: MadeWorkshop;
  let statement: StatementView;
  let members: Person[];

  beforeAll(async () => {
    plenary = await startPlenary();
    organizer = await plenary.organizer();
    ({ process, workshop } = await makeProcess(organizer));
    members = [plenary.newcomer(), plenary.newcomer()];
    for (const [i, member] of members.entries())
      await member.post('/api/join', {
        code: workshop.joinCode,
        name: `M${i}`,
        groupId: process.groups[i]!.id,
      });
  });
  afterAll(() => plenary.close());

  const newStatement = async (title: string) => {
    statement = await organizer.post<StatementView>(`/api/processes/${process.id}/statements`, {
      kind: 'recommendation',
      title,
      themeId: process.themes[0]!.id,
      workshopId: workshop.id,
    });
    return statement;
  };

  it('converge, are kept, and become a revision with a hash that anybody can check', async () => {
    const { id, number, documentId } = await newStatement('Unity of effort');
    expect(number).toBe(1);
    const [ana, ben] = [await members[0]!.open(documentId), await members[1]!.open(documentId)];
    write(ana, 'Plan together from the first day.');
    await until(ben, () => paragraphs(ben).length === 1);
    write(ben, 'ولتكن الخطة مشتركة.', 1);
    await until(ana, () => paragraphs(ana).length === 2);
    expect(paragraphs(ana)).toEqual(paragraphs(ben));

    const revision = await organizer.post<RevisionView>(`/api/statements/${id}/revisions`, {
      name: 'First draft',
    });
    const { text, hash } = await members[0]!.get<RevisionText>(`/api/revisions/${revision.id}`);
    expect(hashOf(text)).toBe(hash);
    const { title, document } = openRevision(text);
    expect(title).toBe('Unity of effort');
    expect(plainText(document)).toBe('Plan together from the first day.\nولتكن الخطة مشتركة.');
    expect(await organizer.post(`/api/statements/${id}/revisions`)).toMatchObject({
      id: revision.id,
    });
  });

  it('stand still for members while the room reviews, from one moment to the next', async () => {
    const { documentId } = await newStatement('A text under review');
    const agenda = await organizer.put<WorkshopView>(`/api/workshops/${workshop.id}/agenda`, [
      { title: 'Drafting' },
    ]);
    const currentItemId = agenda.agenda[0]!.id;
    await organizer.patch(`/api/workshops/${workshop.id}`, {
      status: 'live',
      currentItemId,
      phase: 'draft',
    });
    const [ana, keeper] = [await members[0]!.open(documentId), await organizer.open(documentId)];
    write(ana, 'while drafting');
    await until(keeper, () => paragraphs(keeper).length === 1);
    await members[1]!.emit('room:enter', { workshopId: workshop.id });
    const told = members[1]!.next<{ workshop: WorkshopView }>('workshop:changed');
    await organizer.patch(`/api/workshops/${workshop.id}`, { phase: 'review' });
    expect((await told).workshop.agenda[0]!.phase).toBe('review');
    const cut = closed(ana);
    write(ana, 'while reviewing');
    expect((await cut)?.code).toBe(4403);
    ana.provider.disconnect();
    write(keeper, 'the rapporteur holds the pen');
    const fresh = await members[1]!.open(documentId);
    await until(fresh, () => paragraphs(fresh).length === 2);
    expect(paragraphs(fresh)).toEqual(['the rapporteur holds the pen', 'while drafting']);
    const kept = await organizer.put<WorkshopView>(`/api/workshops/${workshop.id}/agenda`, [
      { id: currentItemId, title: 'Drafting, renamed' },
    ]);
    expect(kept.agenda[0]).toMatchObject({ title: 'Drafting, renamed', phase: 'review' });
    await organizer.patch(`/api/workshops/${workshop.id}`, { phase: 'draft' });
  });

  it('take nothing that the schema does not know, and nobody is harmed', async () => {
    const { documentId } = await newStatement('A text under attack');
    const [ana, eve] = [await members[0]!.open(documentId), await members[1]!.open(documentId)];
    write(ana, 'honest words');
    await until(eve, () => paragraphs(eve).length === 1);
    const cut = closed(eve);
    eve.doc.getXmlFragment('default').insert(0, [new Y.XmlElement('script')]);
    expect((await cut)?.code).toBe(4400);
    eve.provider.disconnect();
    write(ana, 'more honest words', 1);
    const fresh = await organizer.open(documentId);
    await until(fresh, () => paragraphs(fresh).length === 2);
    expect(paragraphs(fresh)).toEqual(['honest words', 'more honest words']);
  });

  it('say what is saved to who asks: a counter of saved frames', async () => {
    const { documentId } = await newStatement('A text that is saved');
    const headers = { cookie: members[0]!.cookie };
    const socket = new WebSocket(
      `${plenary.url.replace('http', 'ws')}/collab/${documentId}?ack=1`,
      { headers },
    );
    const saved = new Promise<number>((done) =>
      socket.on('message', (data: Buffer) => {
        if (data[0] === 100) done(data[1]!);
      }),
    );
    await new Promise((done) => socket.once('open', done));
    const doc = new Y.Doc();
    doc.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')]);
    const frame = encoding.createEncoder();
    encoding.writeVarUint(frame, 0);
    encoding.writeVarUint(frame, 2);
    encoding.writeVarUint8Array(frame, Y.encodeStateAsUpdate(doc));
    socket.send(encoding.toUint8Array(frame));
    expect(await saved).toBe(1);
    socket.terminate();
  });

  it.each([
    ['without a session', () => ({}), 401],
    [
      'from a foreign page',
      () => ({ cookie: members[0]!.cookie, origin: 'https://evil.example' }),
      403,
    ],
    ['for a document that is not there', () => ({ cookie: members[0]!.cookie }), 404],
  ])('refuse a socket %s', async (_, headers, status) => {
    const id = status === 404 ? crypto.randomUUID() : statement.documentId;
    const socket = new WebSocket(`${plenary.url.replace('http', 'ws')}/collab/${id}`, {
      headers: headers(),
    });
    const refusal = await new Promise((done) =>
      socket.once('unexpected-response', (request, response) => {
        request.destroy();
        done(response.statusCode);
      }),
    );
    expect(refusal).toBe(status);
  });

  it('say at the door why it stays shut, which a browser is not told of its socket', async () => {
    const ask = (person: Person, id = statement.documentId) =>
      person.get<DoorView>(`/api/documents/${id}/door`);
    expect(await ask(members[0]!)).toEqual({
      opens: true,
      participantId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(await ask(plenary.newcomer())).toEqual({
      opens: false,
      reason: 'Join a workshop or sign in first.',
    });
    const elsewhere = await makeProcess(organizer, { slug: 'another-process' });
    const stranger = plenary.newcomer();
    await stranger.post('/api/join', {
      code: elsewhere.workshop.joinCode,
      name: 'Stranger',
      groupId: elsewhere.process.groups[0]!.id,
    });
    expect(await ask(stranger)).toEqual({
      opens: false,
      reason: 'You take no part in the process of this text.',
    });
    expect(await ask(members[0]!, crypto.randomUUID())).toMatchObject({ opens: false });
  });
});
