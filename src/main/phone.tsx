import '../web/fonts.css';
import '../web/tokens.css';
import '../areas/meetings/web/phone/phone.css';
// Of these files the build keeps what this page says, with the other language beside each sentence (tools/phone-build.ts).
import meetings from '../areas/meetings/messages/vi.json' with { type: 'json' };
import type { WordSource } from '../areas/meetings/web/phone/phone-words.ts';
import { startPhone } from '../areas/meetings/web/phone/start-phone.tsx';
import members from '../areas/members/messages/vi.json' with { type: 'json' };
import organisations from '../areas/organisations/messages/vi.json' with { type: 'json' };
import platform from '../platform/i18n/messages/vi.json' with { type: 'json' };

const dark = matchMedia('(prefers-color-scheme: dark)');
const showScheme = (): void => {
  document.documentElement.dataset.mantineColorScheme = dark.matches ? 'dark' : 'light';
};
showScheme();
dark.addEventListener('change', showScheme);

if ('serviceWorker' in navigator)
  void navigator.serviceWorker.register('/phone-worker.js', { scope: '/phone', updateViaCache: 'none' });

void startPhone(
  document.getElementById('root')!,
  Object.assign({}, meetings, members, organisations, platform) as unknown as WordSource,
);
