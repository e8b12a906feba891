import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import {
  composeRecord,
  composeSynthesis,
  renderHtml,
  renderMarkdown,
  reportLanguages,
  type Synthesis,
} from '#libs/synthesis';
import { Caller } from '../identity/caller.decorator.js';
import type { Session } from '../identity/session.entity.js';
import { anIdOrSlug } from '../platform/an-id.js';
import { Access } from '../workspace/access.js';
import { renderDocx } from './docx.js';
import { Materials } from './materials.js';
import { renderPdf } from './pdf.js';

const inLanguage = z.enum(reportLanguages).default('en');
type Language = z.infer<typeof inLanguage>;

interface Rendering {
  readonly type: string;
  readonly render: (
    synthesis: Synthesis,
    language: Language,
  ) => Promise<string | Uint8Array> | string;
}

const renderings = {
  md: { type: 'text/markdown; charset=utf-8', render: renderMarkdown },
  html: { type: 'text/html; charset=utf-8', render: renderHtml },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    render: (synthesis, language) => renderDocx(synthesis, language),
  },
  pdf: {
    type: 'application/pdf',
    render: async (synthesis, language) => (await renderPdf(synthesis, language)).bytes,
  },
} satisfies Record<string, Rendering>;

const format = z.enum(Object.keys(renderings) as [keyof typeof renderings]);

/** The report, composed anew at each request, and the record that it can be checked against. */
@Controller('api/processes/:process')
export class SynthesisController {
  constructor(
    private readonly access: Access,
    private readonly materials: Materials,
  ) {}

  @Get('synthesis.:format')
  async synthesis(
    @Caller() session: Session,
    @Param('process', { schema: anIdOrSlug }) idOrSlug: string,
    @Param('format', { schema: format }) wanted: z.infer<typeof format>,
    @Query('language', { schema: inLanguage }) language: Language,
    @Res() response: Response,
  ): Promise<void> {
    const { process } = await this.access.inProcess(session, idOrSlug, 'synthesis:read');
    const { type, render }: Rendering = renderings[wanted];
    const report = await render(
      composeSynthesis(await this.materials.forReport(process)),
      language,
    );
    response.type(type).attachment(`${process.slug}.${wanted}`).type(type);
    response.send(typeof report === 'string' ? report : Buffer.from(report));
  }

  @Get('record.json')
  async record(
    @Caller() session: Session,
    @Param('process', { schema: anIdOrSlug }) idOrSlug: string,
  ) {
    const { process } = await this.access.inProcess(session, idOrSlug, 'synthesis:read');
    return composeRecord(await this.materials.forRecord(process));
  }
}
