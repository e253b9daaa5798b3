import { type Reason, reason } from '../outcome/refusal.ts';

export const SHORTEST_PASSWORD = 12;

// What people reach for when they must fill twelve characters. Compared without digits, marks and case.
const COMMON_WORDS = new Set([
  ...[
    'password',
    'passw',
    'pass',
    'matkhau',
    'mậtkhẩu',
    'matma',
    'admin',
    'administrator',
    'quantri',
    'quảntrị',
    'root',
  ],
  ...[
    'welcome',
    'letmein',
    'iloveyou',
    'anhyeuem',
    'emyeuanh',
    'qwerty',
    'qwertyuiop',
    'asdfghjkl',
    'qazwsxedc',
    'abc',
  ],
  ...[
    'abcdef',
    'abcdefgh',
    'abcdefghijkl',
    'vietnam',
    'việtnam',
    'hanoi',
    'hànội',
    'saigon',
    'sàigòn',
    'hochiminh',
    'hồchíminh',
  ],
  ...[
    'dangcongsan',
    'đảngcộngsản',
    'dangvien',
    'đảngviên',
    'chibo',
    'chibộ',
    'bithu',
    'bíthư',
    'dangbo',
    'đảngbộ',
    'vungmanh',
  ],
  ...[
    'vữngmạnh',
    'khongbiet',
    'khôngbiết',
    'xinchao',
    'xinchào',
    'secret',
    'monkey',
    'dragon',
    'football',
    'master',
    'changeme',
  ],
]);

const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}]/gu, '');

const isRun = (text: string): boolean => {
  const codes = [...text].map((letter) => letter.codePointAt(0)!);
  const steps = codes.slice(1).map((code, index) => code - codes[index]!);
  return steps.filter((step) => step === steps[0] || step === -9).length >= steps.length * 0.9;
};

const FEWEST_DIFFERENT = 5;

const isCommon = (password: string): boolean => {
  const letters = lettersOf(password);
  const half = letters.slice(0, letters.length / 2);
  return (
    COMMON_WORDS.has(letters) ||
    (half.length > 0 && half.repeat(2) === letters && COMMON_WORDS.has(half)) ||
    new Set(password).size < FEWEST_DIFFERENT ||
    isRun(password)
  );
};

/**
 * What stands against a new password: too short (fewer than 12 characters), among the common ones, or made of the login.
 * No rule about kinds of characters: length is what counts (NIST SP 800-63B). Empty list: it is good.
 */
export const faultsOfPassword = (password: string, login: string, field: string): Reason[] => {
  const faults: Reason[] = [];
  if ([...password].length < SHORTEST_PASSWORD) {
    faults.push(reason('platform.password-too-short', { shortest: SHORTEST_PASSWORD }, field));
  }
  if (isCommon(password)) faults.push(reason('platform.password-common', {}, field));
  const plain = password.toLowerCase();
  if (login !== '' && (plain === login || (login.length >= 4 && plain.replaceAll(login, '').length < 4))) {
    faults.push(reason('platform.password-is-login', {}, field));
  }
  return faults;
};
