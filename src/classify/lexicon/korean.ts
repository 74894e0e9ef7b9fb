import type { Kind } from '../effect.ts';

/** Korean nouns of doing, by kind. They come last in their clause, before 하다 or 합니다. */
export const KOREAN: Record<Kind, string> = {
  reads:
    '조회 검색 가져오 가져옵 목록 확인 읽기 읽어 읽습 보기 다운로드 내보내 비교 추출 찾기 찾아 찾습 표시 반환 추적 열람 통계 본문 전문 상세 이력 체계 추천 탐색',
  computes: '계산 검증 변환 번역 분석 해석 예측 요약 시뮬레이션 판단',
  operates: '클릭 스크롤 입력 탭하',
  creates: '생성 추가 등록 작성 만들 업로드 저장 삽입 복사 복제 예약 신청 게시 가져와서저장',
  changes: '수정 변경 업데이트 편집 설정 이동 교체 지정 할당 동기화 승인 거절 관리 갱신',
  switches: '활성화 비활성화 중지 시작 일시정지 재개 공개 보관 복원 복구 닫기 닫습 재시작 로그인 로그아웃',
  unlinks: '해제 탈퇴 구독취소 연결해제 나가기',
  sends: '전송 발송 보내기 보냅 알림 전달 답장 회신',
  grants: '초대 공유 권한 부여 차단',
  executes: '실행 배포 설치 호출',
  overwrites: '초기화 덮어쓰 비우기 비웁',
  ends: '종료 취소 중단',
  deletes: '삭제 제거 지우 지웁 파기',
  pays: '결제 송금 환불 이체 구매 지불 출금 입금',
};
