import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Describes the API at `/api/openapi.json`, to be read at `/api/docs`. */
export function serveApiDocs(app: NestExpressApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Plenary')
    .setDescription('Write recommendations together, agree on them, hand them over.')
    .setVersion('0.1')
    .addCookieAuth('plenary')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, description), {
    jsonDocumentUrl: 'api/openapi.json',
  });
}
