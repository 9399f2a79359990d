/** Where a bundler puts a worker: its address, which a policy of Trusted Types lets through. */
declare module '*?worker&url' {
  const url: string;
  export default url;
}
