export function withFolderLock<Result>(
  folder: string,
  work: () => Result | Promise<Result>,
  options?: { onWait?: (pid: number) => void },
): Promise<Result>;

export function identityOf(pid: number): string | null;
