import type { Kind } from '../effect.ts';

/** Japanese verbs and the nouns of doing that stand for them, by kind. They come last in their clause. */
export const JAPANESE: Record<Kind, string> = {
  reads:
    '取得 一覧 検索 表示 参照 確認 閲覧 読み取 読み込 読取 ダウンロード エクスポート 調べ 探 比較 照会 抽出 列挙 返し 返す 監視 診断 見る',
  computes: '計算 検証 変換 翻訳 分析 解析 シミュレーション 予測 要約 見積',
  operates: 'クリック スクロール 入力 タップ ナビゲート',
  creates:
    '作成 追加 登録 新規 アップロード 保存 書き込 書込 挿入 複製 コピー 生成 インポート 予約 投稿 発行 申請 開く',
  changes:
    '更新 変更 編集 設定 修正 移動 名前を変更 置換 割り当 同期 承認 却下 差し戻 切替 切り替 マーク 管理 上書き保存',
  switches:
    '有効化 無効化 有効に 無効に 停止 開始 一時停止 再開 公開 非公開 アーカイブ 復元 閉じ 再起動 ログイン ログアウト 起動 接続 切断',
  unlinks: '解除 紐付け解除 退出 退会 割り当て解除',
  sends: '送信 通知 転送 返信 配信 送る',
  grants: '招待 共有 権限を付与 認可 認証 付与 剥奪 ブロック',
  executes: '実行 起動して実行 デプロイ インストール 呼び出',
  overwrites: 'クリア リセット 上書き 初期化 消去',
  ends: '終了 中止 取消 取り消 キャンセル 強制終了',
  deletes: '削除 破棄 除去 アンインストール',
  pays: '支払 振込 返金 決済 送金 購入 入金 出金',
};
