import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Account } from './account.entity.js';
import { IdentityController } from './identity.controller.js';
import { Session } from './session.entity.js';
import { Sessions } from './sessions.js';
import { SignInLink } from './sign-in-link.entity.js';
import { SignInLinks } from './sign-in-links.js';

@Module({
  imports: [TypeOrmModule.forFeature([Account, Session, SignInLink])],
  controllers: [IdentityController],
  providers: [Sessions, SignInLinks],
  exports: [Sessions, SignInLinks],
})
export class IdentityModule {}
