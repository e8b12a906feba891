import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** TrueType only: Typst passes over woff2 without a word. Arabic is Amiri's, whose text can be copied out again. */
const files = () => [
  require.resolve('@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf'),
  require.resolve('@expo-google-fonts/noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf'),
  require.resolve('@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf'),
  require.resolve('@expo-google-fonts/noto-serif/700Bold_Italic/NotoSerif_700Bold_Italic.ttf'),
  require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  require.resolve('@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf'),
  require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  require.resolve('@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf'),
  require.resolve('@expo-google-fonts/amiri/400Regular_Italic/Amiri_400Regular_Italic.ttf'),
  require.resolve('@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf'),
  require.resolve('@expo-google-fonts/amiri/700Bold_Italic/Amiri_700Bold_Italic.ttf'),
];

/** The bytes of the report's fonts. */
export const readFonts = (): Buffer[] => files().map((file) => readFileSync(file));

let emptyFolder: string | undefined;

/**
 * An empty folder for Typst to work in, made once. The first call also hides the system's fonts from it, so that a
 * report looks alike everywhere: fontconfig reads the process's real environment, which only the main thread can set.
 */
export function emptyWorkspace(): string {
  if (emptyFolder) return emptyFolder;
  const folder = mkdtempSync(join(tmpdir(), 'plenary-report-'));
  mkdirSync(join(folder, 'workspace'));
  const config = join(folder, 'fonts.conf');
  writeFileSync(config, `<fontconfig><dir>${folder}/workspace</dir></fontconfig>`);
  process.env['FONTCONFIG_FILE'] = config;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return (emptyFolder = join(folder, 'workspace'));
}
