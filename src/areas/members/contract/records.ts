export * from './records-filter.ts';
export {
  list as memberList,
  listCount as memberListCount,
  memberRow,
  type MemberRow,
  vocabulary as memberVocabulary,
} from './records-list.ts';
