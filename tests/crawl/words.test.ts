import { describe, expect, it } from 'vitest';
import { maskSecrets } from '../../src/crawl/capture-started.ts';
import { splitCommand } from '../../src/crawl/command-line.ts';
import { CrawlFault } from '../../src/crawl/fault.ts';
import { parsePackageSpec } from '../../src/crawl/npm.ts';
import { addressFrom, licenceFrom, repositoryFrom, titleFrom } from '../../src/crawl/particulars.ts';
import { isPrivateAddress } from '../../src/crawl/private-address.ts';
import { credentialReplacements, replaceIn } from '../../src/crawl/started.ts';

describe('splitCommand', () => {
  it.each([
    ['node server.js', ['node', 'server.js']],
    ['  node\t"a b"  \'c d\' ', ['node', 'a b', 'c d']],
    ['a"b"\'c\'d', ['abcd']],
    ['a "" \'\'', ['a', '', '']],
    ['a\\ b "c\\"d" "\\n" \'\\n\'', ['a b', 'c"d', '\\n', '\\n']],
    ['echo $HOME; rm -rf * | `x` && $(y)', ['echo', '$HOME;', 'rm', '-rf', '*', '|', '`x`', '&&', '$(y)']],
  ])('%s', (command, words) => expect(splitCommand(command)).toEqual(words));

  it.each(['', '   ', '"', 'a "b', "a 'b", 'a \\'])('refuses %j', (command) =>
    expect(() => splitCommand(command)).toThrow(CrawlFault),
  );
});

describe('parsePackageSpec', () => {
  it.each([
    ['a', 'a', 'latest'],
    ['a@1.2.3', 'a', '1.2.3'],
    ['@s/a', '@s/a', 'latest'],
    ['@s/a@next', '@s/a', 'next'],
    ['a@1.0.0-beta.1+x', 'a', '1.0.0-beta.1+x'],
  ])('%s', (text, name, version) => expect(parsePackageSpec(text)).toEqual({ name, version }));

  it.each([
    '',
    '.',
    '../x',
    './x',
    '/x',
    'a b',
    'a@',
    '@s',
    '@s/',
    'git+https://x/y',
    'https://x/y.tgz',
    'file:x',
    '--foo',
    'a@^1 || 2',
    '@s/../x',
  ])('refuses %j', (text) => expect(() => parsePackageSpec(text)).toThrow(CrawlFault));
});

describe('licenceFrom', () => {
  it.each([
    ['MIT', 'MIT'],
    [' Apache-2.0 ', 'Apache-2.0'],
    ['MIT/Apache-2.0', 'MIT OR Apache-2.0'],
    ['(MIT OR Apache-2.0)', '(MIT OR Apache-2.0)'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    [{ type: 'ISC', url: 'x' }, 'ISC'],
    ['SEE LICENSE IN LICENSE', 'unknown'],
    ['UNLICENSED', 'unknown'],
    ['', 'unknown'],
    ['<b>', 'unknown'],
    [undefined, 'unknown'],
    [['MIT'], 'unknown'],
  ])('%j', (written, licence) => expect(licenceFrom(written as never)).toBe(licence));
});

describe('repositoryFrom', () => {
  it.each([
    [{ type: 'git', url: 'git+https://github.com/a/b.git' }, 'https://github.com/a/b'],
    ['git@github.com:a/b.git', 'https://github.com/a/b'],
    ['ssh://git@github.com/a/b.git#main', 'https://github.com/a/b'],
    ['git://github.com/a/b.git', 'https://github.com/a/b'],
    ['a/b', 'https://github.com/a/b'],
    ['gitlab:a/b', 'https://gitlab.com/a/b'],
    ['https://user:token@example.com/a?x=1#y', 'https://example.com/a'],
    ['javascript:alert(1)', undefined],
    ['', undefined],
    [{}, undefined],
    [7, undefined],
  ])('%j', (written, url) => expect(repositoryFrom(written as never)).toBe(url));
});

describe('addressFrom and titleFrom', () => {
  it('keep no credentials and no markup that hides', () => {
    expect(addressFrom('https://u:p@example.com/a?token=1#x')).toBe('https://example.com/a');
    expect(addressFrom('https://example.com')).toBe('https://example.com');
    expect(addressFrom('ftp://example.com', undefined, 'http://example.com/')).toBe('http://example.com/');
    expect(titleFrom(undefined, '\u200b', 'A\nB')).toBe('A B');
  });
});

describe('isPrivateAddress', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '2002:7f00:1::',
    'localhost',
    '',
  ])('private: %s', (address) => expect(isPrivateAddress(address)).toBe(true));
  it.each([
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '2a00::1',
    '::ffff:1.1.1.1',
  ])('public: %s', (address) => expect(isPrivateAddress(address)).toBe(false));
});

describe('what is replaced in definitions', () => {
  it('is every credential of some length, in keys and values, and nothing else', () => {
    const replacements = credentialReplacements({ KEY: 'sekret-"1"', LONGER: 'sekret-"1"-and-more', SHORT: 'on' });
    const value = { 'sekret-"1"': ['on', 'x sekret-"1"-and-more y'], __proto: 1 };
    expect(replaceIn(value, replacements)).toEqual({ '<KEY>': ['on', 'x <LONGER> y'], __proto: 1 });
    const other = { a: ['on'] };
    expect(replaceIn(other, replacements)).toBe(other);
  });
});

describe('maskSecrets', () => {
  it.each([
    [
      ['--api-key=abc', 'x'],
      ['--api-key=<secret>', 'x'],
    ],
    [
      ['--token', 'abc', '--verbose'],
      ['--token', '<secret>', '--verbose'],
    ],
    [
      ['--token', '--verbose', 'x'],
      ['--token', '--verbose', 'x'],
    ],
    [['-accessTokenFile=a\nb'], ['-accessTokenFile=<secret>']],
    [['mongodb://user:pass@host/db'], ['mongodb://<secret>@host/db']],
    [
      ['/some/dir', '--mode=read', 'me@example.com', 'https://example.com/a@b'],
      ['/some/dir', '--mode=read', 'me@example.com', 'https://example.com/a@b'],
    ],
  ])('%j', (words, masked) => expect(maskSecrets(words)).toEqual(masked));
});
