/** Made of docs/openapi.json by `npm run openapi`: what the API takes and gives. */
export interface paths {
  '/api/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    post: operations['postSession'];
    delete: operations['deleteSession'];
  };
  '/api/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getMe'];
  };
  '/api/rounds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRounds'];
  };
  '/api/rounds/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRoundsId'];
  };
  '/api/breakdowns': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getBreakdowns'];
    post: operations['postBreakdowns'];
  };
  '/api/breakdowns/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getBreakdownsId'];
  };
  '/api/breakdowns/{id}/options/{run}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getBreakdownsIdOptionsRun'];
  };
  '/api/breakdowns/{id}/notes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getBreakdownsIdNotes'];
  };
  '/api/breakdowns/{id}/hearings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    post: operations['postBreakdownsIdHearings'];
  };
  '/api/breakdowns/{id}/options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    post: operations['postBreakdownsIdOptions'];
  };
  '/api/breakdowns/{id}/option': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    put: operations['putBreakdownsIdOption'];
  };
  '/api/breakdowns/{id}/pairs/{trainee}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    put: operations['putBreakdownsIdPairsTraineeDecision'];
  };
  '/api/breakdowns/{id}/follow-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    put: operations['putBreakdownsIdFollowUp'];
  };
  '/api/breakdowns/{id}/drop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    put: operations['putBreakdownsIdDrop'];
  };
  '/api/censuses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getCensuses'];
    post: operations['postCensuses'];
  };
  '/api/censuses/template': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getCensusesTemplate'];
  };
  '/api/censuses/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getCensusesId'];
  };
  '/api/censuses/{id}/application': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    post: operations['postCensusesIdApplication'];
  };
  '/api/censuses/{id}/files/{number}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getCensusesIdFilesNumber'];
  };
  '/api/censuses/{id}/reading': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getCensusesIdReading'];
  };
  '/api/censuses/{id}/annotated.zip': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getCensusesIdAnnotatedZip'];
  };
  '/api/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getPeople'];
  };
  '/api/people/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getPeopleId'];
  };
  '/api/people/{id}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getPeopleIdExport'];
  };
  '/api/people/{id}/flags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    post: operations['postPeopleIdFlags'];
  };
  '/api/flags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getFlags'];
  };
  '/api/flags/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getFlagsId'];
  };
  '/api/flags/{id}/answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    put: operations['putFlagsIdAnswer'];
  };
  '/api/rounds/{id}/proposal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    put: operations['putRoundsIdProposal'];
  };
  '/api/rounds/{id}/pairs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRoundsIdPairs'];
  };
  '/api/rounds/{id}/pairs/{trainee}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRoundsIdPairsTrainee'];
  };
  '/api/rounds/{id}/pairs/{trainee}/alternatives': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRoundsIdPairsTraineeAlternatives'];
  };
  '/api/rounds/{id}/pairs/{trainee}/price': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRoundsIdPairsTraineePrice'];
  };
  '/api/rounds/{id}/pairs/{trainee}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    put: operations['putRoundsIdPairsTraineeDecision'];
  };
  '/api/rounds/{id}/publication': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRoundsIdPublication'];
    put: operations['putRoundsIdPublication'];
    delete: operations['deleteRoundsIdPublication'];
  };
  '/api/matches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getMatches'];
  };
  '/api/matches/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getMatchesId'];
  };
  '/api/matches/{id}/explanation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getMatchesIdExplanation'];
  };
  '/api/matches/{id}/reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    post: operations['postMatchesIdReviews'];
  };
  '/api/reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getReviews'];
  };
  '/api/reviews/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getReviewsId'];
  };
  '/api/reviews/{id}/answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    put: operations['putReviewsIdAnswer'];
  };
  '/api/rounds/{id}/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    post: operations['postRoundsIdRuns'];
  };
  '/api/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRuns'];
    post: operations['postRuns'];
  };
  '/api/runs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRunsId'];
    delete: operations['deleteRunsId'];
  };
  '/api/runs/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRunsIdEvents'];
  };
  '/api/runs/{id}/files/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRunsIdFilesName'];
  };
  '/api/runs/{id}/frozen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRunsIdFrozen'];
  };
  '/api/runs/{id}/pairs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRunsIdPairs'];
  };
  '/api/runs/{id}/pairs/{trainee}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRunsIdPairsTrainee'];
  };
  '/api/runs/{id}/diagnosis': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRunsIdDiagnosis'];
  };
  '/api/runs/{id}/bundle.zip': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRunsIdBundleZip'];
  };
  '/api/runs/{id}/plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRunsIdPlan'];
  };
  '/api/runs/{id}/recruitment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRunsIdRecruitment'];
  };
  '/api/runs/{id}/places': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRunsIdPlaces'];
  };
  '/api/runs/{id}/stress': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getRunsIdStress'];
  };
  '/api/guidelines': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getGuidelines'];
    post: operations['postGuidelines'];
  };
  '/api/guidelines/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    post: operations['postGuidelinesCheck'];
  };
  '/api/guidelines/{scope}/{number}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getGuidelinesScopeNumber'];
  };
  '/api/calendars': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getCalendars'];
    post: operations['postCalendars'];
  };
  '/api/calendars/{number}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getCalendarsNumber'];
  };
  '/api/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getAccounts'];
    post: operations['postAccounts'];
  };
  '/api/accounts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getAccountsId'];
    patch: operations['patchAccountsId'];
  };
  '/api/accounts/{id}/grants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    post: operations['postAccountsIdGrants'];
  };
  '/api/accounts/{id}/grants/{grant}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    delete: operations['deleteAccountsIdGrantsGrant'];
  };
  '/api/accounts/{id}/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    put: operations['putAccountsIdPassword'];
  };
  '/api/accounts/{id}/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    delete: operations['deleteAccountsIdSessions'];
  };
  '/api/me/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getMeSessions'];
    delete: operations['deleteMeSessions'];
  };
  '/api/me/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    put: operations['putMePassword'];
  };
  '/api/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getTokens'];
    post: operations['postTokens'];
  };
  '/api/tokens/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    delete: operations['deleteTokensId'];
  };
  '/api/calendar-links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getCalendarLinks'];
    post: operations['postCalendarLinks'];
  };
  '/api/calendar-links/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    delete: operations['deleteCalendarLinksId'];
  };
  '/api/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getSettings'];
    put: operations['putSettings'];
  };
  '/api/todo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getTodo'];
  };
  '/api/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getAudit'];
  };
  '/api/audit/verification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getAuditVerification'];
  };
  '/api/mail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getMail'];
  };
  '/api/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getHealth'];
  };
  '/calendar/{file}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getCalendarFile'];
  };
  '/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getAuthLogin'];
  };
  '/auth/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getAuthCallback'];
  };
  '/auth/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    post: operations['postAuthLogout'];
  };
  '/api/sign-in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getSignIn'];
  };
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getHealthz'];
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getReadyz'];
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getMetrics'];
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AccountWithGrants: {
      id: string;
      login: string;
      name: string;
      email: string | null;
      language: 'fr' | 'en';
      identity: {
        issuer: string;
        subject: string;
      } | null;
      createdAt: string;
      disabledAt: string | null;
      readonly grants: components['schemas']['Grant'][];
      version: number;
    };
    AddedGuidelines: {
      scope: string;
      number: number;
      sha256: string;
      reason: string;
      by: string | null;
      at: string;
      isLast: boolean;
      findings:
        | {
            kind: string;
            rules: string[];
            says: string;
          }[]
        | null;
    };
    Alternatives: {
      basis: 'proposal' | 'decisions';
      proposed: {
        mentor: {
          id: string | null;
          name: string | null;
          service: string | null;
          serviceName: string;
        };
        score: number;
        loss: number;
        unmet: number;
        fairness?: {
          below: number;
          more: number;
        } | null;
        uneven?: boolean;
        moves: {
          trainee: {
            id: string;
            name: string;
          } | null;
          from: {
            id: string;
            name: string;
          } | null;
          to: {
            id: string;
            name: string;
          } | null;
          left: boolean;
        }[];
      } | null;
      alternatives:
        | {
            mentor: {
              id: string | null;
              name: string | null;
              service: string | null;
              serviceName: string;
            };
            score: number;
            loss: number;
            unmet: number;
            fairness?: {
              below: number;
              more: number;
            } | null;
            uneven?: boolean;
            moves: {
              trainee: {
                id: string;
                name: string;
              } | null;
              from: {
                id: string;
                name: string;
              } | null;
              to: {
                id: string;
                name: string;
              } | null;
              left: boolean;
            }[];
            standing: {
              state: 'free' | 'proposed' | 'decided';
              trainees: {
                id: string;
                name: string;
                decided: boolean;
              }[];
              others: number;
            } | null;
          }[]
        | null;
      already: {
        trainee: {
          id: string;
          name: string;
        } | null;
        from: {
          id: string;
          name: string;
        } | null;
        to: {
          id: string;
          name: string;
        } | null;
        left: boolean;
      }[];
      constraints:
        | {
            id: string;
            label: {
              fr: string;
              en: string;
            };
          }[]
        | null;
    };
    AppliedCalendar: {
      number: number;
      name: string;
      sha256: string;
      reason: string;
      by: string | null;
      at: string;
      rounds: {
        made: number;
        changed: number;
      };
    };
    AskedMatchInput: {
      pins?: components['schemas']['AskedPairInput'][];
      guidelines?: number;
      limits?: {
        nodeLimit?: number;
        timeLimitMs?: number;
      };
    };
    AskedPairInput:
      | [string, string]
      | {
          trainee: string;
          mentor: string;
        };
    AskedRunInput:
      | {
          command: 'plan-periods';
          periods: string[];
          decided?: string[];
          board: string | null;
          guidelines?: number;
          calendar?: number;
          limits?: {
            nodeLimit?: number;
            timeLimitMs?: number;
          };
        }
      | {
          command: 'recruitment';
          periods: string[];
          board: string | null;
          guidelines?: number;
          calendar?: number;
          limits?: {
            nodeLimit?: number;
            timeLimitMs?: number;
          };
        }
      | {
          command: 'backtest';
          period: string;
          pairs?: components['schemas']['AskedPairInput'][];
          board: string | null;
          guidelines?: number;
          calendar?: number;
          limits?: {
            nodeLimit?: number;
            timeLimitMs?: number;
          };
        }
      | {
          command: 'match';
          period: string;
          limits?: {
            nodeLimit?: number;
            timeLimitMs?: number;
          };
        }
      | {
          command: 'stress';
          run: string;
          limits?: {
            timeLimitMs: number;
          };
        };
    AuditCheck: {
      at: string;
      lines: number;
      head: string;
      fault: {
        kind: 'missing' | 'changed' | 'broken' | 'cut';
        number: number | null;
      } | null;
      noted: {
        number: number;
        at: string;
      } | null;
    };
    AuditLine: {
      number: number;
      at: string;
      account: string | null;
      login: string | null;
      act: string;
      board: string | null;
      subject: string;
      subjectLogin: string | null;
      previous: string;
      hash: string;
    };
    Breakdown: {
      id: string;
      match: string;
      board: string;
      round: string;
      trainee: {
        id: string;
        name: string;
        service: string;
      };
      mentor: {
        id: string;
        name: string;
        service: string;
      };
      reason: 'availability' | 'workload' | 'distance' | 'change-of-post' | 'working-relationship' | 'training-needs' | 'other';
      state: 'reported' | 'heard' | 'options' | 'submitted' | 'in-effect' | 'followed-up' | 'dropped';
      reportedBy: 'board' | 'mentor' | 'trainee';
      knownOn: string;
      reportedAt: string;
      actedOn: string | null;
      heard: ('trainee' | 'mentor')[];
      hearings: {
        id: string;
        party: 'trainee' | 'mentor';
        on: string;
        at: string;
      }[];
      runs: {
        run: string;
        from: string;
        at: string;
      }[];
      option: {
        number: number;
        run: string;
        point: number;
        label: string;
        from: string;
        at: string;
      } | null;
      pairs: {
        trainee: {
          id: string;
          name: string;
          service: string;
        };
        from: {
          id: string;
          name: string;
          service: string;
        } | null;
        to: {
          id: string;
          name: string;
          service: string;
        } | null;
        decidedIn: string;
        decidedInName: string;
        scores: {
          before: number | null;
          after: number | null;
        };
        minutes: {
          before: number | null;
          after: number | null;
        };
        load: number | null;
        decision: {
          kind: 'accept' | 'refuse';
          reason: string;
          by: string;
          at: string;
        } | null;
        version: number;
      }[];
      closing: {
        kind: 'in-effect' | 'dropped';
        on: string | null;
        reason: string | null;
        by: string;
        at: string;
      } | null;
      followUps: {
        on: string;
        outcome: string | null;
        at: string;
      }[];
      notes: number | null;
      reviewers: {
        id: string;
        name: string;
      }[];
      version: number;
    };
    BreakdownOptions: {
      run: string;
      from: string;
      options: {
        label: string;
        moved: number;
        status: 'optimal' | 'limit';
        served: number;
        gain: number;
        changes: {
          trainee: {
            id: string;
            name: string;
          };
          from: {
            id: string;
            name: string;
          } | null;
          to: {
            id: string;
            name: string;
          } | null;
          scores: {
            before: number | null;
            after: number | null;
          };
          minutes: {
            before: number | null;
            after: number | null;
          };
          load: number | null;
        }[];
        explanation: {
          readonly fr: string[];
          readonly en: string[];
        };
      }[];
    };
    Calendar: {
      number: number;
      name: string;
      sha256: string;
      reason: string;
      by: string | null;
      at: string;
    };
    CalendarLink: {
      id: string;
      createdAt: string;
    };
    Census: {
      id: string;
      board: string;
      state: 'previewed' | 'applied' | 'superseded';
      by: string | null;
      at: string;
      comparedWith: number;
      censusVersion: number | null;
      appliedBy: string | null;
      appliedAt: string | null;
      accepted: number;
      counts: {
        rejected: number;
        warnings: number;
      };
      version: number;
      readonly files: {
        number: number;
        name: string;
        size: number;
        sha256: string;
        href: string;
      }[];
      readonly rejected: components['schemas']['Finding'][];
      readonly warnings: components['schemas']['Finding'][];
      changes: {
        readonly arrivals: {
          id: string;
          name: string;
          role: 'mentor' | 'trainee';
          service: string;
        }[];
        readonly departures: {
          id: string;
          name: string;
          role: 'mentor' | 'trainee';
          service: string;
        }[];
        readonly changed: {
          id: string;
          name: string;
          field: string;
          label: string;
          before: string | number | boolean | string[] | null;
          after: string | number | boolean | string[] | null;
          saidBefore: string | null;
          saidAfter: string | null;
        }[];
        readonly emptied: {
          field: string;
          label: string;
          column: string;
          people: number;
          isMissing: boolean;
        }[];
        identical: boolean;
      };
      stale: {
        readonly proposals: {
          round: string;
          trainee: string;
          traineeName: string;
          mentor: string | null;
          mentorName: string | null;
        }[];
        readonly decisions: {
          round: string;
          trainee: string;
          traineeName: string;
          mentor: string | null;
          mentorName: string | null;
          kind: string;
        }[];
        readonly matches: {
          match: string;
          round: string;
          trainee: string;
          traineeName: string;
          mentor: string | null;
          mentorName: string | null;
        }[];
      };
      confirm: {
        code: string;
        before: number;
        after: number;
        percent: number;
        usable?: {
          before: number;
          after: number;
          readonly unsaid: {
            field: 'volunteer' | 'trainedOn';
            isMissing: boolean;
          }[];
        };
        trainees?: {
          before: number;
          after: number;
        };
        readonly services?: {
          service: string;
          people: number;
        }[];
        sentence: string;
        remedy: string;
      } | null;
    };
    CensusFileUnderstood: {
      name: string;
      encoding: string;
      delimiter: string | null;
      readonly sheets: string[];
      readonly unread: string[];
      people: number;
      rejected: number;
      warnings: number;
    };
    CensusSummary: {
      id: string;
      board: string;
      state: 'previewed' | 'applied' | 'superseded';
      by: string | null;
      at: string;
      comparedWith: number;
      censusVersion: number | null;
      appliedBy: string | null;
      appliedAt: string | null;
      accepted: number;
      counts: {
        rejected: number;
        warnings: number;
      };
      version: number;
    };
    CheckedGuidelines: {
      findings:
        | {
            kind: string;
            rules: string[];
            says: string;
          }[]
        | null;
    };
    ConfidentialNote: {
      id: string;
      hearing: string | null;
      by: string;
      at: string;
      body: string;
    };
    Diagnosis: {
      status: 'optimal' | 'limit' | 'infeasible';
      unmet: {
        trainee: {
          id: string;
          name: string;
          serviceName: string;
        };
        reasons: {
          readonly fr: string[];
          readonly en: string[];
        };
        shortage: number | null;
      }[];
      shortages: {
        says: {
          fr: string;
          en: string;
        };
        trainees: {
          id: string;
          name: string;
          serviceName: string;
        }[];
        mentors: {
          id: string;
          name: string;
          serviceName: string;
        }[];
        needed: number;
        capacity: number;
        missing: number;
      }[];
      infeasibility: {
        fr: string;
        en: string;
      }[];
      waysOut: {
        trainees: number;
        options: {
          says: {
            fr: string;
            en: string;
          };
          matched: number;
        }[];
      }[];
    };
    Explanation: {
      match: string;
      language: 'fr' | 'en';
      of: {
        role: 'trainee' | 'mentor';
        id: string;
      };
      title: string;
      result: {
        title: string;
        paragraphs: string[];
      };
      degree: {
        title: string;
        paragraphs: string[];
      };
      data: {
        title: string;
        paragraphs: string[];
      };
      parameters: {
        title: string;
        paragraphs: string[];
      };
      operations: {
        title: string;
        paragraphs: string[];
      };
      rights: {
        title: string;
        paragraphs: string[];
      };
    };
    Finding: {
      code: string;
      place: {
        file: string;
        sheet?: string;
        line?: number;
        column?: string;
      };
      value: string;
      sentence: string;
      remedy: string;
    };
    Flag: {
      id: string;
      person: {
        id: string;
        name: string;
      };
      board: string;
      field: string;
      label: string;
      comment: string | null;
      at: string;
      column: string;
      dueOn: string | null;
      censusVersion: number;
      answer: {
        kind: 'corrected' | 'kept' | 'removed';
        comment: string;
        by: string | null;
        at: string;
      } | null;
      version: number;
    };
    Grant: {
      id: string;
      role: 'administrator' | 'training-unit' | 'board' | 'director' | 'mentor' | 'trainee';
      scope: string;
      placeName: string | null;
      grantedAt: string;
    };
    GuidelinesVersion: {
      scope: string;
      number: number;
      sha256: string;
      reason: string;
      by: string | null;
      at: string;
      isLast: boolean;
    };
    Health: {
      at: string;
      version: string;
      mode: 'office' | 'demo' | 'rehearsal';
      startedAt: string;
      workers: number;
      store: {
        server: string;
        bytes: number;
        migrations: number;
      };
      queue: {
        waiting: number;
        waitingSince: string | null;
        running: number;
        lost: number;
        failed: number;
        failedAt: string | null;
        takenAt: string | null;
        preparedAt: string | null;
      };
      mail: {
        isOn: boolean;
        states: {
          state: 'waiting' | 'under-way' | 'sent' | 'refused' | 'failed' | 'unknown' | 'dropped' | 'no-address' | 'cancelled';
          count: number;
        }[];
        sentAt: string | null;
      };
      backupAt: string | null;
      retentionAt: string | null;
      sessions: number;
      record: {
        lines: number;
        at: string | null;
      };
    };
    Mail: {
      id: string;
      account: string;
      login: string;
      kind: string;
      board: string | null;
      at: string;
      state: 'waiting' | 'under-way' | 'sent' | 'refused' | 'failed' | 'unknown' | 'dropped' | 'no-address' | 'cancelled';
      attempts: number;
      triedAt: string | null;
      endedAt: string | null;
      reply: number | null;
      stage: string | null;
    };
    Match: {
      id: string;
      round: string;
      board: string;
      trainee: {
        id: string;
        name: string;
        service: string;
        serviceName: string;
      };
      mentor: {
        id: string;
        name: string;
        service: string;
        serviceName: string;
      };
      startsOn: string;
      endsOn: string;
      state: 'to-come' | 'in-force' | 'over' | 'ended' | 'withdrawn';
      decision: {
        kind: string;
        by: string;
        at: string;
        reason: string;
      };
      publication: number;
      version: number;
    };
    Me: {
      account: {
        id: string;
        login: string;
        name: string;
        language: 'fr' | 'en';
      };
      grants: {
        role: 'administrator' | 'training-unit' | 'board' | 'director' | 'mentor' | 'trainee';
        scope: string;
        placeName: string | null;
        board: string;
      }[];
    };
    NewCalendarInput: {
      name: string;
      text: string;
      reason: string;
    };
    NewGuidelinesInput: {
      document:
        | string
        | {
            [key: string]: unknown;
          };
      reason: string;
    };
    PairDecision: {
      kind: 'accept' | 'refuse' | 'change' | 'without' | 'withdraw';
      mentor: string | null;
      mentorName: string | null;
      reason: string;
      by: string;
      at: string;
      price: components['schemas']['Price'] | null;
      brokenRules: {
        code: string;
        values: {
          [key: string]: string | number;
        };
        fr: string;
        en: string;
      }[];
      rulesKnown: boolean;
      stands: boolean;
      stale: boolean;
      submission: number;
    };
    Person: {
      id: string;
      name: string;
      role: 'mentor' | 'trainee';
      board: string;
      service: string;
      promotion: string | null;
      version: number;
      isPresent: boolean;
      readonly facts: {
        field: string;
        label: string;
        column: string;
        value: string | number | boolean | string[] | null;
        said: string | null;
        source: {
          file: string;
          line: number;
        } | null;
        at: string;
      }[];
      team: {
        on: string;
        readonly trainingUnit: string[];
        board: {
          code: string;
          name: string;
          readonly people: string[];
        };
        service: {
          code: string;
          name: string;
          readonly directors: string[];
        };
        mentor: {
          id: string;
          name: string;
          service: string;
          match: string;
        } | null;
        readonly trainees: {
          id: string;
          name: string;
          service: string;
          match: string;
        }[];
      };
      readonly matches: {
        id: string;
        round: string;
        trainee: {
          id: string;
          name: string;
          service: string;
        };
        mentor: {
          id: string;
          name: string;
          service: string;
        };
        from: string;
        to: string;
      }[];
    };
    PersonExport: {
      id: string;
      board: string;
      madeAt: string;
      readonly censuses: {
        [key: string]: unknown;
      }[];
      readonly imports: {
        [key: string]: unknown;
      }[];
      readonly flags: {
        [key: string]: unknown;
      }[];
      readonly matches: {
        [key: string]: unknown;
      }[];
      readonly decisions: {
        [key: string]: unknown;
      }[];
      decisionsToCome: number;
      readonly reviews: {
        [key: string]: unknown;
      }[];
      readonly breakdowns: {
        [key: string]: unknown;
      }[];
      readonly moves: {
        [key: string]: unknown;
      }[];
      readonly accounts: {
        [key: string]: unknown;
      }[];
      readonly sessions: {
        [key: string]: unknown;
      }[];
      readonly tokens: {
        [key: string]: unknown;
      }[];
      readonly notices: {
        [key: string]: unknown;
      }[];
      readonly mails: {
        [key: string]: unknown;
      }[];
      readonly acts: {
        [key: string]: unknown;
      }[];
      readonly identities: {
        [key: string]: unknown;
      }[];
    };
    PersonListed: {
      id: string;
      name: string;
      role: 'mentor' | 'trainee';
      board: string;
      service: string;
      promotion: string | null;
      version: number;
    };
    Placed: {
      id: string;
      name: string;
      service: string;
      serviceName: string;
      site: string | null;
      town: string | null;
      coordinates: {
        latitude: number;
        longitude: number;
      } | null;
    };
    PlacesResult: {
      run: string;
      board: string | null;
      boards: {
        name: string;
        periods: {
          label: string;
          trainees: number;
          mentors: number;
          usable: number;
          excluded: string;
          places: number;
          served: number | null;
          short: number | null;
        }[];
      }[];
      services: {
        code: string | null;
        name: string;
        boardName: string;
        coordinates: {
          latitude: number;
          longitude: number;
        } | null;
        periods: {
          label: string;
          trainees: number;
          mentors: number;
          usable: number;
          excluded: string;
          places: number;
          served: number | null;
          short: number | null;
        }[];
      }[];
    };
    PlanResult: {
      run: string;
      board: string | null;
      status: 'optimal' | 'limit' | 'infeasible' | 'unknown';
      summary: string[];
      rules: {
        bothSettings: boolean;
        continuity: number;
        mostWithOneMentor: number | null;
        rest: {
          most: number;
          of: number;
        } | null;
      };
      periods: {
        label: string;
        promotion: string;
        name: string;
        start: string;
        end: string;
        trainees: number;
        places: number;
        served: number;
        isDecided: boolean;
      }[];
      trainees: {
        id: string;
        name: string;
        stages: {
          period: string;
          mentor: {
            id: string;
            name: string;
          } | null;
          settings: ('MO' | 'MF')[];
          isKept: boolean;
        }[];
        unseen: {
          setting: 'MO' | 'MF';
          says: string;
        }[];
        sentence: string;
      }[];
      loads: {
        mentor: {
          id: string;
          name: string;
        };
        trainees: number;
        periods: number;
      }[];
    };
    Price: {
      loss: number;
      unmet: number;
      fairness?: {
        below: number;
        more: number;
      } | null;
      uneven?: boolean;
      moves: number;
    };
    PriceOfPair: {
      trainee: string;
      mentor: {
        id: string;
        name: string;
        service: string;
      };
      price: components['schemas']['Price'] | null;
      score: number | null;
      brokenRules: {
        code: string;
        values: {
          [key: string]: string | number;
        };
        fr: string;
        en: string;
      }[];
      rulesKnown: boolean;
      readonly constraints: {
        id: string;
        label: {
          fr: string;
          en: string;
        };
      }[];
      places: {
        capacity: number;
        taken: number;
      };
      losing: {
        trainees: {
          trainee: {
            id: string;
            name: string;
          };
          instead: {
            id: string;
            name: string;
          } | null;
          comes: 'mentor' | 'nobody' | 'unknown';
          scores: {
            before: number | null;
            after: number | null;
          };
        }[];
        keep: number;
      };
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      detail: string;
      code: string;
      place?: {
        [key: string]: string | number;
      };
      errors?: {
        place: string;
        says: string;
      }[];
    };
    Publication: {
      round: string;
      state: 'open' | 'published' | 'withdrawn';
      number: number;
      reason: string | null;
      by: string | null;
      at: string | null;
      matches: number;
      missing: {
        notSubmitted: boolean;
        running: boolean;
        flags: number;
        undecided: {
          id: string;
          name: string;
        }[];
        notProposed: {
          id: string;
          name: string;
        }[];
        stale: {
          id: string;
          name: string;
        }[];
        elsewhere: {
          id: string;
          name: string;
        }[];
        full: {
          id: string;
          name: string;
        }[];
      } | null;
      version: number;
    };
    RecruitmentResult: {
      run: string;
      board: string | null;
      periods: {
        label: string;
        promotion: string;
        name: string;
        start: string;
        end: string;
        status: 'optimal' | 'limit' | 'infeasible';
        unmetByConstraints: number;
        trainees: number;
        places: number;
        served: number | null;
        short: number | null;
        says: string[];
      }[];
      candidates: {
        id: string;
        measure: 'train' | 'volunteer' | 'recruit';
        name: string | null;
        service: string | null;
        serviceName: string;
        boardName: string;
        site: string | null;
        coordinates: {
          latitude: number;
          longitude: number;
        } | null;
        places: number;
        status: 'proven' | 'limit' | 'infeasible';
        served: number;
        score: number;
        explanation: string[];
      }[];
      notes: string[];
    };
    Review: {
      id: string;
      match: string;
      trainee: string;
      comment: string | null;
      at: string;
      dueOn: string | null;
      answer: {
        comment: string;
        by: string;
        at: string;
      } | null;
      version: number;
    };
    Round: {
      id: string;
      board: string;
      boardName: string;
      promotion: string;
      period: string;
      name: string;
      state: 'waiting' | 'ready' | 'running' | 'drafted' | 'review' | 'decided' | 'published' | 'closed';
      startsOn: string;
      endsOn: string;
      counts: {
        trainees: number;
        decided: number;
        stale: number;
        flags: number;
      };
      proposal: {
        run: string;
        number: number;
        submittedAt: string;
      } | null;
      version: number;
    };
    RoundPair: {
      trainee: components['schemas']['Placed'];
      mentor: components['schemas']['Placed'] | null;
      score: number | null;
      parts: {
        criterion: 'background' | 'workload' | 'location' | 'preferences' | 'generation';
        weight: number;
        value: number | null;
        points: number;
        facts: {
          code: string;
          values: {
            [key: string]: string | number;
          };
          fr: string;
          en: string;
        }[];
      }[];
      travelMinutes: number | null;
      pinned: boolean;
      marks: (
        | 'broken-rules'
        | 'long-journey'
        | 'unknown-journey'
        | 'low-score'
        | 'drawn-by-lot'
        | 'lost-by-weights'
        | 'unknown-facts'
        | 'held-by-constraints'
        | 'nobody-possible'
      )[];
      alternatives:
        | {
            mentor: {
              id: string | null;
              name: string | null;
              service: string | null;
              serviceName: string;
            };
            score: number;
            loss: number;
            unmet: number;
            fairness?: {
              below: number;
              more: number;
            } | null;
            uneven?: boolean;
            moves: {
              trainee: {
                id: string;
                name: string;
              } | null;
              from: {
                id: string;
                name: string;
              } | null;
              to: {
                id: string;
                name: string;
              } | null;
              left: boolean;
            }[];
          }[]
        | null;
      excluded: {
        code: string;
        mentors: number;
      }[];
      state: 'open' | 'unmet' | 'refused' | 'stale' | 'decided';
      stale: boolean;
      decision: components['schemas']['PairDecision'] | null;
      submission: number;
      ownProposal: boolean;
      taken: {
        trainee: {
          id: string;
          name: string;
        } | null;
        by: string;
        at: string;
      } | null;
      version: number;
    };
    RoundPairInFull: {
      trainee: components['schemas']['Placed'];
      mentor: components['schemas']['Placed'] | null;
      score: number | null;
      parts: {
        criterion: 'background' | 'workload' | 'location' | 'preferences' | 'generation';
        weight: number;
        value: number | null;
        points: number;
        facts: {
          code: string;
          values: {
            [key: string]: string | number;
          };
          fr: string;
          en: string;
        }[];
      }[];
      travelMinutes: number | null;
      pinned: boolean;
      marks: (
        | 'broken-rules'
        | 'long-journey'
        | 'unknown-journey'
        | 'low-score'
        | 'drawn-by-lot'
        | 'lost-by-weights'
        | 'unknown-facts'
        | 'held-by-constraints'
        | 'nobody-possible'
      )[];
      alternatives:
        | {
            mentor: {
              id: string | null;
              name: string | null;
              service: string | null;
              serviceName: string;
            };
            score: number;
            loss: number;
            unmet: number;
            fairness?: {
              below: number;
              more: number;
            } | null;
            uneven?: boolean;
            moves: {
              trainee: {
                id: string;
                name: string;
              } | null;
              from: {
                id: string;
                name: string;
              } | null;
              to: {
                id: string;
                name: string;
              } | null;
              left: boolean;
            }[];
            standing: {
              state: 'free' | 'proposed' | 'decided';
              trainees: {
                id: string;
                name: string;
                decided: boolean;
              }[];
              others: number;
            } | null;
          }[]
        | null;
      excluded: {
        code: string;
        mentors: number;
      }[];
      state: 'open' | 'unmet' | 'refused' | 'stale' | 'decided';
      stale: boolean;
      decision: components['schemas']['PairDecision'] | null;
      submission: number;
      ownProposal: boolean;
      taken: {
        trainee: {
          id: string;
          name: string;
        } | null;
        by: string;
        at: string;
      } | null;
      version: number;
      lostBy: {
        criterion: 'background' | 'workload' | 'location' | 'preferences' | 'generation';
        weight: number;
        at: number;
      }[];
      deciders: string[];
      changes: {
        who: 'trainee' | 'mentor' | 'guidelines';
        field: string | null;
        said: {
          fr: string;
          en: string;
        };
      }[];
      history: {
        number: number;
        kind: 'accept' | 'refuse' | 'change' | 'without' | 'withdraw';
        mentor: string | null;
        mentorName: string | null;
        reason: string;
        by: string;
        at: string;
        submission: number;
      }[];
    };
    Run: {
      id: string;
      command: 'match' | 'reassign' | 'plan-periods' | 'stress' | 'recruitment' | 'backtest';
      board: string | null;
      round: string | null;
      breakdown: string | null;
      periods: string[];
      state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
      attempt: number;
      progress: {
        stage: string;
        done: number;
        of: number;
      } | null;
      result: {
        ending: 'done' | 'infeasible' | 'limit' | 'wrongInput' | 'differs';
        verified: boolean | null;
        proposed: number | null;
        unmet: number | null;
        totals: {
          [key: string]: unknown;
        } | null;
      } | null;
      error: {
        code: string;
        says: string;
        remedy: string;
        place?: {
          [key: string]: string | number;
        };
      } | null;
      files: {
        name: string;
        sha256: string;
        href: string;
      }[];
      parts?: {
        run: string;
        round: string;
        state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
      }[];
      leftOut?: {
        round: string;
        code: string;
      }[];
      by: string | null;
      at: string;
      endedAt: string | null;
      version: number;
    };
    RunPair: {
      trainee: components['schemas']['Placed'];
      mentor: components['schemas']['Placed'] | null;
      score: number | null;
      parts: {
        criterion: 'background' | 'workload' | 'location' | 'preferences' | 'generation';
        weight: number;
        value: number | null;
        points: number;
        facts: {
          code: string;
          values: {
            [key: string]: string | number;
          };
          fr: string;
          en: string;
        }[];
      }[];
      travelMinutes: number | null;
      pinned: boolean;
      marks: (
        | 'broken-rules'
        | 'long-journey'
        | 'unknown-journey'
        | 'low-score'
        | 'drawn-by-lot'
        | 'lost-by-weights'
        | 'unknown-facts'
        | 'held-by-constraints'
        | 'nobody-possible'
      )[];
      alternatives:
        | {
            mentor: {
              id: string | null;
              name: string | null;
              service: string | null;
              serviceName: string;
            };
            score: number;
            loss: number;
            unmet: number;
            fairness?: {
              below: number;
              more: number;
            } | null;
            uneven?: boolean;
            moves: {
              trainee: {
                id: string;
                name: string;
              } | null;
              from: {
                id: string;
                name: string;
              } | null;
              to: {
                id: string;
                name: string;
              } | null;
              left: boolean;
            }[];
          }[]
        | null;
      excluded: {
        code: string;
        mentors: number;
      }[];
    };
    RunPairInFull: {
      trainee: components['schemas']['Placed'];
      mentor: components['schemas']['Placed'] | null;
      score: number | null;
      parts: {
        criterion: 'background' | 'workload' | 'location' | 'preferences' | 'generation';
        weight: number;
        value: number | null;
        points: number;
        facts: {
          code: string;
          values: {
            [key: string]: string | number;
          };
          fr: string;
          en: string;
        }[];
      }[];
      travelMinutes: number | null;
      pinned: boolean;
      marks: (
        | 'broken-rules'
        | 'long-journey'
        | 'unknown-journey'
        | 'low-score'
        | 'drawn-by-lot'
        | 'lost-by-weights'
        | 'unknown-facts'
        | 'held-by-constraints'
        | 'nobody-possible'
      )[];
      alternatives:
        | {
            mentor: {
              id: string | null;
              name: string | null;
              service: string | null;
              serviceName: string;
            };
            score: number;
            loss: number;
            unmet: number;
            fairness?: {
              below: number;
              more: number;
            } | null;
            uneven?: boolean;
            moves: {
              trainee: {
                id: string;
                name: string;
              } | null;
              from: {
                id: string;
                name: string;
              } | null;
              to: {
                id: string;
                name: string;
              } | null;
              left: boolean;
            }[];
            standing: {
              state: 'free' | 'proposed' | 'decided';
              trainees: {
                id: string;
                name: string;
                decided: boolean;
              }[];
              others: number;
            } | null;
          }[]
        | null;
      excluded: {
        code: string;
        mentors: number;
      }[];
      lostBy: {
        criterion: 'background' | 'workload' | 'location' | 'preferences' | 'generation';
        weight: number;
        at: number;
      }[];
    };
    Session: {
      openedAt: string;
      seenAt: string;
      endsAt: string;
      address: string | null;
      agent: string | null;
    };
    Settings: {
      scope: string;
      own: {
        runDaysBefore?: number;
        submitDaysBefore?: number;
        decideDaysBefore?: number;
        publishDaysBefore?: number;
      };
      holds: {
        runDaysBefore: number;
        submitDaysBefore: number;
        decideDaysBefore: number;
        publishDaysBefore: number;
      };
      version: number;
    };
    SignIn: {
      mode: 'office' | 'demo' | 'rehearsal';
      isSignedIn: boolean;
      passwords: 'everybody' | 'administrators';
      provider: {
        name: string | null;
        link: string;
      } | null;
      accessibilityContact: string | null;
    };
    StartedRun: {
      id: string;
    };
    StressResult: {
      run: string;
      board: string | null;
      round: string | null;
      of: string | null;
      summary: string[];
      mentors: {
        mentor: {
          id: string;
          name: string;
        };
        serviceName: string;
        kind: 'replaced' | 'moving' | 'short' | 'impossible';
        trainees: {
          trainee: {
            id: string;
            name: string;
          };
          deputy: {
            id: string;
            name: string;
          } | null;
        }[];
        alone: {
          moved: number;
          served: number;
          score: number;
          proven: boolean;
        } | null;
        best: {
          moved: number;
          served: number;
          score: number;
          proven: boolean;
        } | null;
        sentence: string;
      }[];
    };
    Todo: {
      id: string;
      kind:
        | 'hearings-hold'
        | 'breakdown-decide'
        | 'option-choose'
        | 'options-ask'
        | 'review-answer'
        | 'census-import'
        | 'census-apply'
        | 'flags-answer'
        | 'run-start'
        | 'pairs-again'
        | 'stale-settle'
        | 'proposal-submit'
        | 'pairs-decide'
        | 'pairs-taken'
        | 'without-decide'
        | 'round-publish'
        | 'publication-late'
        | 'rounds-late'
        | 'match-read'
        | 'facts-check'
        | 'follow-up'
        | 'calendar-import'
        | 'roles-give';
      subject: string;
      board: string | null;
      title: string;
      otherwise: string;
      count: number;
      dueOn: string | null;
      undated: string | null;
      late: boolean;
      link: string;
    };
    Token: {
      id: string;
      name: string;
      mayWrite: boolean;
      createdAt: string;
      endsAt: string;
    };
    WholeCalendar: {
      number: number;
      name: string;
      sha256: string;
      reason: string;
      by: string | null;
      at: string;
      text: string;
      readonly rows: {
        promotion: string;
        kind: 'internship' | 'school cycle' | 'leave' | 'exam' | 'travel' | 'event';
        name: string;
        period: string | null;
        start: string;
        end: string;
        evaluationDue: string | null;
      }[];
    };
    WholeGuidelines: {
      scope: string;
      number: number;
      sha256: string;
      text: string;
      document: {
        [key: string]: unknown;
      };
    };
  };
  responses: never;
  parameters: {
    IfMatch: string;
    IdempotencyKey: string;
    IfMatchOptional: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  postSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          login: string;
          password: string;
        };
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  deleteSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Me'];
        };
      };
    };
  };
  getRounds: {
    parameters: {
      query?: {
        board?: string;
        promotion?: string;
        period?: string;
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Round'][];
            next?: string;
          };
        };
      };
    };
  };
  getRoundsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Round'];
        };
      };
    };
  };
  getBreakdowns: {
    parameters: {
      query?: {
        board?: string;
        state?: 'reported' | 'heard' | 'options' | 'submitted' | 'in-effect' | 'followed-up' | 'dropped';
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Breakdown'][];
            next?: string;
          };
        };
      };
    };
  };
  postBreakdowns: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          match: string;
          reason: 'availability' | 'workload' | 'distance' | 'change-of-post' | 'working-relationship' | 'training-needs' | 'other';
          knownOn: string;
          note?: string;
        };
      };
    };
    responses: {
      201: {
        headers: {
          etag?: string;
          location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Breakdown'];
        };
      };
    };
  };
  getBreakdownsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Breakdown'];
        };
      };
    };
  };
  getBreakdownsIdOptionsRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        run: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BreakdownOptions'];
        };
      };
    };
  };
  getBreakdownsIdNotes: {
    parameters: {
      query?: {
        limit?: number;
        after?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ConfidentialNote'][];
            next?: string;
          };
        };
      };
    };
  };
  postBreakdownsIdHearings: {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: components['parameters']['IfMatchOptional'];
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          party: 'trainee' | 'mentor';
          on: string;
          note?: string;
        };
      };
    };
    responses: {
      201: {
        headers: {
          location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            party: 'trainee' | 'mentor';
            on: string;
            at: string;
            version: number;
          };
        };
      };
    };
  };
  postBreakdownsIdOptions: {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: components['parameters']['IfMatchOptional'];
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          from: string;
          pinned?: string[];
          alternates?: number;
        };
      };
    };
    responses: {
      202: {
        headers: {
          location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
          };
        };
      };
    };
  };
  putBreakdownsIdOption: {
    parameters: {
      query?: never;
      header: {
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          run: string;
          point: number | string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Breakdown'];
        };
      };
    };
  };
  putBreakdownsIdPairsTraineeDecision: {
    parameters: {
      query?: never;
      header: {
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        id: string;
        trainee: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          kind: 'accept' | 'refuse';
          reason: string & (unknown & unknown);
        };
      };
    };
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Breakdown'];
        };
      };
    };
  };
  putBreakdownsIdFollowUp: {
    parameters: {
      query?: never;
      header: {
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          on: string;
          outcome?: (string & (unknown & unknown)) | null;
        };
      };
    };
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Breakdown'];
        };
      };
    };
  };
  putBreakdownsIdDrop: {
    parameters: {
      query?: never;
      header: {
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string & (unknown & unknown);
        };
      };
    };
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Breakdown'];
        };
      };
    };
  };
  getCensuses: {
    parameters: {
      query?: {
        board?: string;
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['CensusSummary'][];
            next?: string;
          };
        };
      };
    };
  };
  postCensuses: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': {
          board: string;
          files: string[];
        };
      };
    };
    responses: {
      201: {
        headers: {
          etag?: string;
          location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Census'];
        };
      };
    };
  };
  getCensusesTemplate: {
    parameters: {
      query: {
        board: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
        };
      };
    };
  };
  getCensusesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Census'];
        };
      };
    };
  };
  postCensusesIdApplication: {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: components['parameters']['IfMatchOptional'];
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          confirm?:
            | boolean
            | string
            | {
                code: string;
                before?: number;
                after?: number;
                usable?: {
                  before: number;
                  after: number;
                  readonly unsaid: {
                    field: 'volunteer' | 'trainedOn';
                    isMissing: boolean;
                  }[];
                };
                trainees?: {
                  before: number;
                  after: number;
                };
                readonly services?: {
                  service: string;
                  people: number;
                }[];
              }
            | null;
          acceptPartial?: boolean;
        } | null;
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            state: 'applied';
            censusVersion: number;
          };
        };
      };
    };
  };
  getCensusesIdFilesNumber: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        number: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
        };
      };
    };
  };
  getCensusesIdReading: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['CensusFileUnderstood'][];
            next?: string;
          };
        };
      };
    };
  };
  getCensusesIdAnnotatedZip: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/zip': string;
        };
      };
    };
  };
  getPeople: {
    parameters: {
      query?: {
        board?: string;
        role?: 'mentor' | 'trainee';
        service?: string;
        q?: string;
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['PersonListed'][];
            next?: string;
          };
        };
      };
    };
  };
  getPeopleId: {
    parameters: {
      query?: {
        on?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'];
        };
      };
    };
  };
  getPeopleIdExport: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonExport'];
        };
      };
    };
  };
  postPeopleIdFlags: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          field: string;
          comment?: string | null;
        };
      };
    };
    responses: {
      201: {
        headers: {
          etag?: string;
          location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Flag'];
        };
      };
    };
  };
  getFlags: {
    parameters: {
      query?: {
        board?: string;
        person?: string;
        answered?: 'true' | 'false';
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Flag'][];
            next?: string;
          };
        };
      };
    };
  };
  getFlagsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Flag'];
        };
      };
    };
  };
  putFlagsIdAnswer: {
    parameters: {
      query?: never;
      header: {
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          kind: 'corrected' | 'kept' | 'removed';
          comment: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Flag'];
        };
      };
    };
  };
  putRoundsIdProposal: {
    parameters: {
      query?: never;
      header: {
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          run: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Round'];
        };
      };
    };
  };
  getRoundsIdPairs: {
    parameters: {
      query?: {
        limit?: number;
        after?: string;
        service?: string;
        state?: 'open' | 'unmet' | 'refused' | 'stale' | 'decided';
        q?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['RoundPair'][];
            next?: string;
          };
        };
      };
    };
  };
  getRoundsIdPairsTrainee: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        trainee: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RoundPairInFull'];
        };
      };
    };
  };
  getRoundsIdPairsTraineeAlternatives: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        trainee: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Alternatives'];
        };
      };
    };
  };
  getRoundsIdPairsTraineePrice: {
    parameters: {
      query: {
        mentor: string;
      };
      header?: never;
      path: {
        id: string;
        trainee: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PriceOfPair'];
        };
      };
    };
  };
  putRoundsIdPairsTraineeDecision: {
    parameters: {
      query?: never;
      header: {
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        id: string;
        trainee: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          kind: 'accept' | 'refuse' | 'change' | 'without' | 'withdraw';
          mentor?: string;
          reason: string & (unknown & unknown);
        };
      };
    };
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RoundPairInFull'];
        };
      };
    };
  };
  getRoundsIdPublication: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Publication'];
        };
      };
    };
  };
  putRoundsIdPublication: {
    parameters: {
      query?: never;
      header: {
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason?: string & (unknown & unknown);
        } | null;
      };
    };
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Publication'];
        };
      };
    };
  };
  deleteRoundsIdPublication: {
    parameters: {
      query?: never;
      header: {
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string & (unknown & unknown);
        };
      };
    };
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Publication'];
        };
      };
    };
  };
  getMatches: {
    parameters: {
      query?: {
        limit?: number;
        after?: string;
        round?: string;
        board?: string;
        person?: string;
        on?: string;
        withdrawn?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Match'][];
            next?: string;
          };
        };
      };
    };
  };
  getMatchesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Match'];
        };
      };
    };
  };
  getMatchesIdExplanation: {
    parameters: {
      query?: {
        lang?: 'fr' | 'en';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Explanation'];
          'text/html': string;
        };
      };
    };
  };
  postMatchesIdReviews: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          comment?: string & (unknown & unknown);
        } | null;
      };
    };
    responses: {
      201: {
        headers: {
          etag?: string;
          location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Review'];
        };
      };
    };
  };
  getReviews: {
    parameters: {
      query?: {
        limit?: number;
        after?: string;
        open?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Review'][];
            next?: string;
          };
        };
      };
    };
  };
  getReviewsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Review'];
        };
      };
    };
  };
  putReviewsIdAnswer: {
    parameters: {
      query?: never;
      header: {
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          comment: string & (unknown & unknown);
        };
      };
    };
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Review'];
        };
      };
    };
  };
  postRoundsIdRuns: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AskedMatchInput'] | null;
      };
    };
    responses: {
      202: {
        headers: {
          location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StartedRun'];
        };
      };
    };
  };
  getRuns: {
    parameters: {
      query?: {
        round?: string;
        board?: string;
        command?: 'match' | 'reassign' | 'plan-periods' | 'stress' | 'recruitment' | 'backtest';
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Run'][];
            next?: string;
          };
        };
      };
    };
  };
  postRuns: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AskedRunInput'];
      };
    };
    responses: {
      202: {
        headers: {
          location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StartedRun'];
        };
      };
    };
  };
  getRunsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Run'];
        };
      };
    };
  };
  deleteRunsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getRunsIdEvents: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
    };
  };
  getRunsIdFilesName: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
        };
      };
    };
  };
  getRunsIdFrozen: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
    };
  };
  getRunsIdPairs: {
    parameters: {
      query?: {
        limit?: number;
        after?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['RunPair'][];
            next?: string;
          };
        };
      };
    };
  };
  getRunsIdPairsTrainee: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        trainee: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunPairInFull'];
        };
      };
    };
  };
  getRunsIdDiagnosis: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Diagnosis'];
        };
      };
    };
  };
  getRunsIdBundleZip: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/zip': string;
        };
      };
    };
  };
  getRunsIdPlan: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlanResult'];
        };
      };
    };
  };
  getRunsIdRecruitment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecruitmentResult'];
        };
      };
    };
  };
  getRunsIdPlaces: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlacesResult'];
        };
      };
    };
  };
  getRunsIdStress: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StressResult'];
        };
      };
    };
  };
  getGuidelines: {
    parameters: {
      query?: {
        scope?: string;
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['GuidelinesVersion'][];
            next?: string;
          };
        };
      };
    };
  };
  postGuidelines: {
    parameters: {
      query?: {
        scope?: string;
      };
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewGuidelinesInput'];
      };
    };
    responses: {
      201: {
        headers: {
          location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AddedGuidelines'];
        };
      };
    };
  };
  postGuidelinesCheck: {
    parameters: {
      query?: {
        scope?: string;
      };
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          document:
            | string
            | {
                [key: string]: unknown;
              };
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CheckedGuidelines'];
        };
      };
    };
  };
  getGuidelinesScopeNumber: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        scope: string;
        number: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WholeGuidelines'];
        };
      };
    };
  };
  getCalendars: {
    parameters: {
      query?: {
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Calendar'][];
            next?: string;
          };
        };
      };
    };
  };
  postCalendars: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewCalendarInput'];
      };
    };
    responses: {
      201: {
        headers: {
          location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AppliedCalendar'];
        };
      };
    };
  };
  getCalendarsNumber: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        number: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WholeCalendar'];
        };
      };
    };
  };
  getAccounts: {
    parameters: {
      query?: {
        limit?: number;
        after?: string;
        login?: string;
        q?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AccountWithGrants'][];
            next?: string;
          };
        };
      };
    };
  };
  postAccounts: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          login: string;
          name: string;
          email?: string | null;
          language?: 'fr' | 'en';
          identity?: {
            issuer: string;
            subject: string;
          } | null;
          password?: string | null;
          grants?: {
            role: 'administrator' | 'training-unit' | 'board' | 'director' | 'mentor' | 'trainee';
            scope: string;
          }[];
        };
      };
    };
    responses: {
      201: {
        headers: {
          etag?: string;
          location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountWithGrants'];
        };
      };
    };
  };
  getAccountsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountWithGrants'];
        };
      };
    };
  };
  patchAccountsId: {
    parameters: {
      query?: never;
      header: {
        'If-Match': components['parameters']['IfMatch'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          email?: string | null;
          language?: 'fr' | 'en';
          identity?: {
            issuer: string;
            subject: string;
          } | null;
          disabled?: boolean;
        };
      };
    };
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountWithGrants'];
        };
      };
    };
  };
  postAccountsIdGrants: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          role: 'administrator' | 'training-unit' | 'board' | 'director' | 'mentor' | 'trainee';
          scope: string;
        };
      };
    };
    responses: {
      201: {
        headers: {
          location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Grant'];
        };
      };
    };
  };
  deleteAccountsIdGrantsGrant: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        grant: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  putAccountsIdPassword: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          password: string;
        };
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  deleteAccountsIdSessions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getMeSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Session'][];
            next?: string;
          };
        };
      };
    };
  };
  deleteMeSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  putMePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          current: string;
          password: string;
        };
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getTokens: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Token'][];
            next?: string;
          };
        };
      };
    };
  };
  postTokens: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          mayWrite?: boolean;
          days?: number;
        };
      };
    };
    responses: {
      201: {
        headers: {
          location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            name: string;
            mayWrite: boolean;
            createdAt: string;
            endsAt: string;
            token: string;
          };
        };
      };
    };
  };
  deleteTokensId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getCalendarLinks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['CalendarLink'][];
            next?: string;
          };
        };
      };
    };
  };
  postCalendarLinks: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, unknown> | null;
      };
    };
    responses: {
      201: {
        headers: {
          location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            createdAt: string;
            url: string;
          };
        };
      };
    };
  };
  deleteCalendarLinksId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getSettings: {
    parameters: {
      query?: {
        scope?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Settings'];
        };
      };
    };
  };
  putSettings: {
    parameters: {
      query?: {
        scope?: string;
      };
      header: {
        'If-Match': components['parameters']['IfMatch'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          runDaysBefore?: number | null;
          submitDaysBefore?: number | null;
          decideDaysBefore?: number | null;
          publishDaysBefore?: number | null;
        };
      };
    };
    responses: {
      200: {
        headers: {
          etag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Settings'];
        };
      };
    };
  };
  getTodo: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Todo'][];
            next?: string;
          };
        };
      };
    };
  };
  getAudit: {
    parameters: {
      query?: {
        limit?: number;
        after?: number;
        order?: 'oldest' | 'newest';
        act?:
          | 'session.open'
          | 'session.end'
          | 'token.add'
          | 'token.revoke'
          | 'calendar-link.add'
          | 'calendar-link.revoke'
          | 'account.add'
          | 'account.change'
          | 'account.password'
          | 'account.sessions.end'
          | 'account.grant'
          | 'account.grant.end'
          | 'setting.change'
          | 'calendar.apply'
          | 'guidelines.add'
          | 'census.import'
          | 'census.apply'
          | 'flag.raise'
          | 'flag.answer'
          | 'person.export'
          | 'run.start'
          | 'run.cancel'
          | 'run.done'
          | 'run.fail'
          | 'proposal.submit'
          | 'decision.accept'
          | 'decision.refuse'
          | 'decision.change'
          | 'decision.without'
          | 'decision.withdraw'
          | 'round.publish'
          | 'round.withdraw'
          | 'review.ask'
          | 'review.answer'
          | 'breakdown.report'
          | 'breakdown.hear'
          | 'breakdown.read-notes'
          | 'breakdown.look-for-options'
          | 'breakdown.submit'
          | 'breakdown.decide'
          | 'breakdown.take-effect'
          | 'breakdown.follow-up'
          | 'breakdown.drop'
          | 'retention.apply'
          | 'backup.write'
          | 'season.export';
        on?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AuditLine'][];
            next?: string;
          };
        };
      };
    };
  };
  getAuditVerification: {
    parameters: {
      query?: {
        head?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditCheck'];
        };
      };
    };
  };
  getMail: {
    parameters: {
      query?: {
        limit?: number;
        after?: string;
        state?: 'waiting' | 'under-way' | 'sent' | 'refused' | 'failed' | 'unknown' | 'dropped' | 'no-address' | 'cancelled';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Mail'][];
            next?: string;
          };
        };
      };
    };
  };
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
    };
  };
  getCalendarFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        file: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/calendar': string;
        };
      };
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getAuthLogin: {
    parameters: {
      query?: {
        to?: string;
        fresh?: '0' | '1';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getAuthCallback: {
    parameters: {
      query?: {
        state?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  postAuthLogout: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            to: string;
          };
        };
      };
    };
  };
  getSignIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignIn'];
        };
      };
    };
  };
  getHealthz: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getReadyz: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
    };
  };
}
