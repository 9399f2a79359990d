/** `binome account`: from the machine of the service, where no password is needed. */
import type { Command } from 'commander';
import { type Language, BinomeError } from '../errors/index.ts';
import type { Role } from '../service/index.ts';
import type { CommandLine } from './command-line.ts';
import { EXIT } from './exit-codes.ts';
import { languageCode } from './option-values.ts';
import { type ConfigOption, loadService, operatorWords, withConfig } from './service.ts';
import { printJson, textOf } from './terminal.ts';

interface PasswordOption extends ConfigOption {
  passwordFile?: string;
}

interface AddOptions extends PasswordOption {
  name: string;
  email?: string;
  role?: string;
  scope?: string;
  speaks?: Language;
}

interface GrantOptions extends ConfigOption {
  role: string;
  scope?: string;
}

export function defineAccount(command: Command, line: CommandLine): void {
  const { terminal, say, finish } = line;
  const words = operatorWords(terminal);
  const login = say({ fr: 'identifiant', en: 'login' });
  const sub = (name: string, description: string): Command =>
    withConfig(command.command(name).description(description).argument('<login>', login), say);
  const withPassword = (each: Command): Command =>
    each.option(
      '--password-file <file>',
      say({
        fr: 'fichier dont la première ligne est le mot de passe, « - » pour l’entrée standard (sinon il est tiré au sort et affiché)',
        en: 'file whose first line is the password, “-” for standard input (else one is made up and shown)',
      }),
    );
  const role = say({
    fr: 'administrator, training-unit, board, director, mentor ou trainee',
    en: 'administrator, training-unit, board, director, mentor or trainee',
  });
  const scope = say({
    fr: 'direction, service ou personne (sinon le pays entier)',
    en: 'directorate, service or person (else the whole country)',
  });
  const tell = (document: object, lines: readonly string[]): void => {
    if (terminal.json) printJson(terminal, document);
    else terminal.out(textOf(lines));
    finish(EXIT.done);
  };

  withPassword(sub('add', say({ fr: 'crée un compte', en: 'make an account' })))
    .requiredOption('--name <name>', say({ fr: 'nom de la personne', en: 'name of the person' }))
    .option('--email <address>', say({ fr: 'adresse électronique', en: 'mail address' }))
    .option('--role <role>', role)
    .option('--scope <place>', scope)
    .option('--speaks <code>', say({ fr: 'langue de la personne : fr ou en', en: 'language of the person: fr or en' }), languageCode)
    .action(async (name: string, options: AddOptions) => {
      const service = await loadService();
      const grants = options.role === undefined ? [] : [{ role: roleOf(options.role, service.ROLES), scope: options.scope ?? '*' }];
      const { password } = await service.addAccountHere(service.readConfiguration(options.config, process.env), {
        ...{ login: name, name: options.name, email: options.email ?? null, language: options.speaks ?? 'fr', grants },
        passwordFile: options.passwordFile ?? null,
      });
      tell({ login: name, password }, [
        words.added(name),
        ...grants.map((grant) => words.granted(name, grant.role, grant.scope)),
        ...(password === null ? [] : [words.password(password)]),
      ]);
    });

  sub('grant', say({ fr: 'donne un rôle à un compte', en: 'give a role to an account' }))
    .requiredOption('--role <role>', role)
    .option('--scope <place>', scope)
    .action(async (name: string, options: GrantOptions) => {
      const service = await loadService();
      const grant = { role: roleOf(options.role, service.ROLES), scope: options.scope ?? '*' };
      await service.grantHere(service.readConfiguration(options.config, process.env), name, grant);
      tell({ login: name, ...grant }, [words.granted(name, grant.role, grant.scope)]);
    });

  sub('disable', say({ fr: 'désactive un compte et termine ses sessions', en: 'disable an account and end its sessions' })).action(
    async (name: string, { config }: ConfigOption) => {
      const service = await loadService();
      const isNew = await service.disableHere(service.readConfiguration(config, process.env), name);
      tell({ login: name, disabled: true, before: !isNew }, [isNew ? words.disabled(name) : words.disabledBefore(name)]);
    },
  );

  withPassword(sub('password', say({ fr: 'change le mot de passe d’un compte', en: 'change the password of an account' }))).action(
    async (name: string, { config, passwordFile }: PasswordOption) => {
      const service = await loadService();
      const { password } = await service.passwordHere(service.readConfiguration(config, process.env), name, passwordFile ?? null);
      tell({ login: name, password }, [words.passwordSet(name), ...(password === null ? [] : [words.password(password)])]);
    },
  );
}

/** @throws BinomeError ACCOUNT_ROLE. */
function roleOf(text: string, roles: readonly Role[]): Role {
  const role = roles.find((each) => each === text);
  if (role === undefined) throw new BinomeError('ACCOUNT_ROLE', { value: text, known: roles.join(', ') });
  return role;
}
