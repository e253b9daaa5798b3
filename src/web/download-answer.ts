/** A file that the server answered with. */
export type AnsweredFile = { readonly fileName: string; readonly mediaType: string; readonly contentBase64: string };

/** Hands an answered file to the browser's downloads. */
export const downloadAnswer = ({ fileName, mediaType, contentBase64 }: AnsweredFile): void => {
  const bytes = Uint8Array.from(atob(contentBase64), (char) => char.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
