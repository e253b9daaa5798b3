/** A file that the server answered with. */
export type AnsweredFile = { readonly fileName: string; readonly mediaType: string; readonly contentBase64: string };

export const bytesOfAnswer = ({ contentBase64 }: Pick<AnsweredFile, 'contentBase64'>) =>
  Uint8Array.from(atob(contentBase64), (char) => char.charCodeAt(0));

/** Hands a file that this page made to the browser's downloads. */
export const downloadBlob = (content: Blob, fileName: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

/** Hands an answered file to the browser's downloads. */
export const downloadAnswer = (file: AnsweredFile): void =>
  downloadBlob(new Blob([bytesOfAnswer(file)], { type: file.mediaType }), file.fileName);
