import { useCallback } from 'react';
import { type Language, useLanguage } from './messages.ts';

export type RoleNames = Readonly<Record<string, Readonly<Record<Language, string>>>>;

let roles: RoleNames = {};

/** Set once at the start from the one table of roles. */
export const setRoleNames = (all: RoleNames): void => {
  roles = all;
};

export const allRoles = (): readonly string[] => Object.keys(roles);

export const useRoleName = (): ((role: string) => string) => {
  const language = useLanguage();
  return useCallback((role) => roles[role]?.[language] ?? role, [language]);
};
