import { Injectable } from '@nestjs/common';
import { Metrics } from '../platform/metrics.js';
import { Documents } from './documents.js';

/** What operators see of the live documents. */
@Injectable()
export class DocumentMetrics {
  constructor(metrics: Metrics, documents: Documents) {
    const add = (name: string, help: string, read: () => number) =>
      metrics.add(`plenary_documents_${name}`, help, read);
    add('open', 'Documents in memory', () => documents.load.rooms);
    add('connections', 'Connections to documents', () => documents.load.peers);
    add('slow_connections', 'Connections that read too slowly', () => documents.load.behind);
    add('bytes', 'Bytes of the documents in memory', () => documents.load.documentBytes);
    add(
      'unsaved_bytes',
      'Bytes accepted and not saved yet: more than a few means that the database is away',
      () => documents.load.unsavedBytes,
    );
  }
}
