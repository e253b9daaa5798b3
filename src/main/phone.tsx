import '../web/fonts.css';
import '../web/tokens.css';
import '../areas/meetings/web/phone/phone.css';
import { startPhone } from '../areas/meetings/web/phone/start-phone.tsx';

const dark = matchMedia('(prefers-color-scheme: dark)');
const showScheme = (): void => {
  document.documentElement.dataset.mantineColorScheme = dark.matches ? 'dark' : 'light';
};
showScheme();
dark.addEventListener('change', showScheme);

if ('serviceWorker' in navigator)
  void navigator.serviceWorker.register('/phone-worker.js', { scope: '/phone', updateViaCache: 'none' });

// Only what this page says: the build leaves the other sentences of these files out (tools/phone-build.ts).
const words = {
  vi: async () => {
    const files = await Promise.all([
      import('../areas/meetings/messages/vi.json'),
      import('../areas/members/messages/vi.json'),
      import('../areas/organisations/messages/vi.json'),
      import('../platform/i18n/messages/vi.json'),
    ]);
    return Object.assign({}, ...files.map((file) => file.default)) as Record<string, string>;
  },
  en: async () => {
    const files = await Promise.all([
      import('../areas/meetings/messages/en.json'),
      import('../areas/members/messages/en.json'),
      import('../areas/organisations/messages/en.json'),
      import('../platform/i18n/messages/en.json'),
    ]);
    return Object.assign({}, ...files.map((file) => file.default)) as Record<string, string>;
  },
};

void startPhone(document.getElementById('root')!, words);
